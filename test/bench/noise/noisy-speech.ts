import { readWavAsMono } from '../../../main/client/sound/wav-file.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { framePower } from '../../../shared/dsp/frame-power.ts';
import { speechLevelDb } from '../../../shared/dsp/speech-level.ts';
import { dbToGain, powerToDb } from '../../../shared/units.ts';
import { concatenate, createRandom, noise, rmsDb } from '../../support/signals.ts';
import { percentile } from '../figure.ts';

const SPEECH_DB = -24;
const FAN_DB = -50;
/** Each voice speaks its part, then pauses for this long. */
const VOICES = [1, 3, 5];
const PIECE_SAMPLES = 48_000 * 4;
const PAUSE_SAMPLES = 48_000 * 2;
/** Frames this far below the voice's level do not count as speech. */
const SPEECH_RANGE_DB = 20;
/** Frames closer to a word than this may still be its end. */
const CLEARANCE_FRAMES = 10;

export interface NoisySpeech {
  readonly noisy: Float32Array;
  /** For each 20 ms frame, whether the clean voice contains speech. */
  readonly isSpeech: readonly boolean[];
  /** For each frame, whether it is a pause well away from words. */
  readonly isPause: readonly boolean[];
}

/** Three of the practice lobby's voices at -24 dBFS with pauses between, in fan noise at -50 dBFS. Deterministic. */
export async function makeNoisySpeech(): Promise<NoisySpeech> {
  const parts: Float32Array[] = [];
  for (const voice of VOICES) {
    const wav = await readWavAsMono(new URL(`../../../main/practice/voices/voice-${voice}.wav`, import.meta.url));
    if (!wav.ok) throw new Error(wav.error.message);
    const piece = wav.value.slice(0, PIECE_SAMPLES);
    const gain = dbToGain(SPEECH_DB - speechLevelDb(piece));
    parts.push(
      piece.map((sample) => gain * sample),
      new Float32Array(PAUSE_SAMPLES),
    );
  }
  const clean = concatenate(parts);
  const fan = makeFan(clean.length);
  const isSpeech = framesOf(clean).map((power) => powerToDb(power) > SPEECH_DB - SPEECH_RANGE_DB);
  const isPause = isSpeech.map(
    (_, frame) => !isSpeech.slice(Math.max(0, frame - CLEARANCE_FRAMES), frame + CLEARANCE_FRAMES + 1).includes(true),
  );
  return { noisy: clean.map((sample, index) => sample + fan[index]!), isSpeech, isPause };
}

/** Air: noise that falls off above 400 Hz. Blades: a hum with its first overtone. */
function makeFan(count: number): Float32Array {
  const air = noise(createRandom(11), 1, count);
  let low = 0;
  for (let i = 0; i < count; i++) {
    low += 0.051 * (air[i]! - low);
    air[i] =
      low +
      0.05 * air[i]! +
      0.03 * Math.sin((2 * Math.PI * 118 * i) / 48_000) +
      0.015 * Math.sin((2 * Math.PI * 236 * i) / 48_000);
  }
  const gain = dbToGain(FAN_DB - rmsDb(air));
  return air.map((sample) => gain * sample);
}

/** Power of each 20 ms frame. */
function framesOf(samples: Float32Array): readonly number[] {
  return Array.from({ length: Math.floor(samples.length / FRAME_SAMPLES) }, (_, frame) =>
    framePower(samples.subarray(FRAME_SAMPLES * frame, FRAME_SAMPLES * (frame + 1)), FRAME_SAMPLES),
  );
}

/**
 * Where the voice begins in `recording` (one full pass), in samples: the whole number of frames at which the words fit
 * best.
 */
export function alignmentOf(recording: Float32Array, { isSpeech }: NoisySpeech): number {
  const levels = framesOf(recording).map((power) => Math.max(-60, powerToDb(power)));
  const fit = isSpeech.map((_, shift) =>
    isSpeech.reduce((sum, speaks, frame) => sum + (speaks ? levels[(frame + shift) % levels.length]! : 0), 0),
  );
  return FRAME_SAMPLES * fit.indexOf(Math.max(...fit));
}

/** Median level of the pauses, dBFS. */
export function pauseLevelDb(aligned: Float32Array, { isPause }: NoisySpeech): number {
  return percentile(
    framesOf(aligned)
      .filter((_, frame) => isPause[frame] === true)
      .map(powerToDb),
    0.5,
  );
}

/** Level of the frames with speech, dBFS. */
export function speechLevelOf(aligned: Float32Array, { isSpeech }: NoisySpeech): number {
  const powers = framesOf(aligned).filter((_, frame) => isSpeech[frame] === true);
  return powerToDb(powers.reduce((sum, power) => sum + power, 0) / powers.length);
}

/**
 * How much later `after` is than `before`, ms: two full passes of one voice in one recording, `after` from sample
 * `startOfAfter` on. Finds the shift (0 to 60 ms) at which two seconds of them match best.
 */
export function delayMsOf(before: Float32Array, after: Float32Array, startOfAfter: number): number {
  const place = loudestStretch(before);
  let [best, bestShift] = [-Infinity, 0];
  for (let shift = 0; shift < 60 * 48; shift++) {
    const start = (((place + shift - startOfAfter) % after.length) + after.length) % after.length;
    let [product, power] = [0, 1e-12];
    for (let i = 0; i < 96_000; i++) {
      const sample = after[(start + i) % after.length]!;
      product += before[(place + i) % before.length]! * sample;
      power += sample * sample;
    }
    if (product / Math.sqrt(power) > best) [best, bestShift] = [product / Math.sqrt(power), shift];
  }
  return bestShift / 48;
}

function loudestStretch(samples: Float32Array): number {
  const levels = Array.from({ length: Math.floor(samples.length / 96_000) }, (_, index) =>
    rmsDb(samples.subarray(96_000 * index, 96_000 * (index + 1))),
  );
  return 96_000 * levels.indexOf(Math.max(...levels));
}
