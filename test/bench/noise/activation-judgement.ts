import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { VoiceActivation, type VoiceActivationOptions } from '../../../shared/dsp/voice-activation.ts';
import type { NoisySpeech } from './noisy-speech.ts';

const BLOCK = 128;
/** Minimum pause before speech for it to count as a start. */
const PAUSE_FRAMES = 25;
/** Time after a word by which it should have closed: twice the hangover. */
const LATE_FRAMES = 30;

export interface ActivationJudgement {
  /** Share of frames with speech that were blocked. */
  readonly missedShare: number;
  /** Openings with no speech within 300 ms. */
  readonly falseOpenings: number;
  /** Share of pauses, well after words, in which it is open. */
  readonly openPauseShare: number;
  /** For each start of speech after a pause, how much of it is missing, ms. */
  readonly onsetCutMs: readonly number[];
}

/** Runs voice activation twice over a recording aligned with the voice, and judges the second pass. */
export function judgeActivation(
  aligned: Float32Array,
  { isSpeech }: NoisySpeech,
  options: VoiceActivationOptions,
): ActivationJudgement {
  const { isLetThrough, isActive, openings } = run(aligned, options);
  const frames = isSpeech.map((_, frame) => frame);
  const isNearSpeech = (frame: number, reach: number): boolean =>
    isSpeech.slice(Math.max(0, frame - reach), frame + reach + 1).includes(true);
  const spoken = frames.filter((frame) => isSpeech[frame]);
  const missed = spoken.filter((frame) => !isLetThrough[frame * FRAME_SAMPLES + FRAME_SAMPLES / 2]);
  const late = frames.filter((frame) => !isNearSpeech(frame, LATE_FRAMES));
  const starts = frames.filter(
    (frame) => isSpeech[frame] && frame >= PAUSE_FRAMES && !isSpeech.slice(frame - PAUSE_FRAMES, frame).includes(true),
  );
  return {
    missedShare: missed.length / spoken.length,
    falseOpenings: openings.filter((sample) => !isNearSpeech(Math.floor(sample / FRAME_SAMPLES), 15)).length,
    openPauseShare: late.filter((frame) => isActive[frame]).length / Math.max(1, late.length),
    onsetCutMs: starts.map((frame) => {
      const start = frame * FRAME_SAMPLES;
      const first = isLetThrough.indexOf(1, start);
      return first < 0 ? Infinity : (first - start) / 48;
    }),
  };
}

function run(
  samples: Float32Array,
  options: VoiceActivationOptions,
): { readonly isLetThrough: Uint8Array; readonly isActive: readonly boolean[]; readonly openings: readonly number[] } {
  const activation = new VoiceActivation();
  activation.configure(options);
  const output = new Float32Array(BLOCK);
  const isLetThrough = new Uint8Array(samples.length);
  const isActive: boolean[] = [];
  const openings: number[] = [];
  for (const turn of [0, 1]) {
    for (let start = 0; start + BLOCK <= samples.length; start += BLOCK) {
      const wasActive = activation.isActive;
      activation.process(samples.subarray(start, start + BLOCK), output, BLOCK);
      if (turn === 0) continue;
      if (activation.isActive && !wasActive) openings.push(start);
      if (activation.isActive)
        isLetThrough.fill(
          1,
          Math.max(0, start - activation.delaySamples),
          Math.max(0, start + BLOCK - activation.delaySamples),
        );
      isActive[Math.floor(start / FRAME_SAMPLES)] = activation.isActive;
    }
  }
  return { isLetThrough, isActive, openings };
}
