import { SAMPLE_RATE_HZ } from '../audio-format.ts';

/** Coefficients of a biquad, normalised by a0: b0, b1, b2, a1, a2. */
export type BiquadCoefficients = Float64Array;

/** Q of a single section without a peak (Butterworth). */
export const BUTTERWORTH_Q = Math.SQRT1_2;
/** Qs of the two sections of a fourth-order Butterworth filter: 1 / (2 cos(pi / 8)), 1 / (2 cos(3 pi / 8)). */
export const FOURTH_ORDER_QS = [0.541196100146197, 1.306562964876377] as const;

/** Second-order low-pass: -12 dB per octave, gain Q at the corner (Bristow-Johnson, Audio EQ Cookbook, LPF). */
export function lowPassBiquad(cornerHz: number, q: number): BiquadCoefficients {
  const { cosine, alpha } = angleOf(cornerHz, q);
  return normalised((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, cosine, alpha);
}

/** Second-order high-pass (Audio EQ Cookbook, HPF). */
export function highPassBiquad(cornerHz: number, q: number): BiquadCoefficients {
  const { cosine, alpha } = angleOf(cornerHz, q);
  return normalised((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2, cosine, alpha);
}

function angleOf(cornerHz: number, q: number): { readonly cosine: number; readonly alpha: number } {
  const angle = (2 * Math.PI * cornerHz) / SAMPLE_RATE_HZ;
  return { cosine: Math.cos(angle), alpha: Math.sin(angle) / (2 * q) };
}

function normalised(b0: number, b1: number, b2: number, cosine: number, alpha: number): BiquadCoefficients {
  const a0 = 1 + alpha;
  return Float64Array.of(b0 / a0, b1 / a0, b2 / a0, (-2 * cosine) / a0, (1 - alpha) / a0);
}
