import { SAMPLE_RATE_HZ } from '../audio-format.ts';

/** Of a head. */
const RADIUS_METRES = 0.0875;
/** In air of 20 degrees. */
const SOUND_METRES_PER_SECOND = 343;
const SAMPLES_PER_RADIAN = (RADIUS_METRES / SOUND_METRES_PER_SECOND) * SAMPLE_RATE_HZ;
/** The delay of a voice exactly to the side, in milliseconds. */
export const LONGEST_DELAY_MS = (1_000 * RADIUS_METRES * (Math.PI / 2 + 1)) / SOUND_METRES_PER_SECOND;
/** Pan of a voice exactly to the side, where pan is (right^2 - left^2) / (right^2 + left^2); see `stereoPan`. */
const SIDE_PAN = 0.9;

/**
 * Returns how much later the far ear hears a voice than the near one, from the gains of both ears: in whole samples,
 * positive when the left ear is the far one. 0 when neither ear hears anything.
 */
export function interauralDelaySamples(leftGain: number, rightGain: number): number {
  const left = leftGain * leftGain;
  const right = rightGain * rightGain;
  const sum = left + right;
  if (!(sum > 0)) return 0;
  return delayOfLateralSine(Math.max(-1, Math.min(1, (right - left) / sum / SIDE_PAN)));
}

/**
 * Returns the same from the sine of the angle between the voice and the median plane, -1 (left) to 1 (right). A
 * spherical head of radius a delays by a / c (theta + sin theta): 0.66 ms or 31 samples from the side (Woodworth,
 * Experimental Psychology, 1938). Whole samples (21 us) leave the sound unchanged, and listeners can hardly tell
 * smaller steps apart.
 */
export function delayOfLateralSine(sine: number): number {
  return Math.round(SAMPLES_PER_RADIAN * (Math.asin(sine) + sine)) | 0;
}
