import { readWavAsMono } from '../../../main/client/sound/wav-file.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { panLeft, panRight } from '../../../shared/spatial/stereo-pan.ts';

/** Voices are spread evenly from this far left to this far right. */
const WIDEST_PAN = 0.8;

/**
 * Practice voices (1 to 8) for a listener who stands between them, each looped: interleaved stereo of `frames` frames.
 * A single voice stands half to the left.
 */
export async function createVoiceMix(voices: readonly number[], frames: number): Promise<Float32Array> {
  const mix = new Float32Array(2 * FRAME_SAMPLES * frames);
  for (const [index, voice] of voices.entries()) {
    const read = await readWavAsMono(new URL(`../../../main/practice/voices/voice-${voice}.wav`, import.meta.url));
    if (!read.ok) throw new Error(read.error.message);
    const sound = read.value;
    const pan = voices.length === 1 ? -WIDEST_PAN / 2 : WIDEST_PAN * ((2 * index) / (voices.length - 1) - 1);
    const [left, right] = [panLeft(pan), panRight(pan)];
    for (let i = 0; i < FRAME_SAMPLES * frames; i++) {
      const value = sound[i % sound.length]!;
      mix[2 * i]! += left * value;
      mix[2 * i + 1]! += right * value;
    }
  }
  return mix;
}
