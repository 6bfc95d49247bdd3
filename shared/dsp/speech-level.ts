import { FRAME_SAMPLES } from '../audio-format.ts';
import { dbToGain, powerToDb, SILENCE_DB } from '../units.ts';
import { framePower } from './frame-power.ts';

/** Frames this far below the loudest count as pauses between words. */
const PAUSE_BELOW_PEAK_DB = 20;

/**
 * Returns the speech level of a recording, dBFS: the mean power of the 20 ms frames that are not pauses (a plain form
 * of ITU-T P.56's active level). Returns `SILENCE_DB` for less than one frame. Mono.
 */
export function speechLevelDb(samples: Float32Array): number {
  let loudest = 0;
  for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += FRAME_SAMPLES) {
    loudest = Math.max(loudest, framePower(samples.subarray(start, start + FRAME_SAMPLES), FRAME_SAMPLES));
  }
  if (loudest === 0) return SILENCE_DB;
  const leastPower = loudest * dbToGain(-PAUSE_BELOW_PEAK_DB) ** 2;
  let sum = 0;
  let frames = 0;
  for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += FRAME_SAMPLES) {
    const power = framePower(samples.subarray(start, start + FRAME_SAMPLES), FRAME_SAMPLES);
    if (power < leastPower) continue;
    sum += power;
    frames++;
  }
  return powerToDb(sum / frames);
}
