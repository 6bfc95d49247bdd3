/** Amplitudes below this are unchanged. */
const KNEE = 0.7;

/**
 * Keeps an amplitude within full scale: unchanged up to 0.7, from there bent smoothly towards 1 by a hyperbolic
 * tangent. Odd and monotonic, without a kink.
 */
export function softLimit(amplitude: number): number {
  const size = Math.abs(amplitude);
  if (size <= KNEE) return amplitude;
  return Math.sign(amplitude) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
}
