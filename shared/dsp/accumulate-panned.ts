/**
 * Adds a mono frame to an interleaved stereo mix: mix[2i] += mono[i] * left, mix[2i+1] += mono[i] * right. Each gain
 * moves linearly across the frame from its start to its end value; the end value itself belongs to the next frame's
 * first sample, so that frames join without a step. Equal start and end gains are applied exactly (no ramp arithmetic).
 * Accumulates; allocation-free. `mono` has at least `frameSamples` samples, `mix` twice as many, and they do not overlap.
 */
export function accumulatePanned(
  mono: Float32Array,
  mix: Float32Array,
  frameSamples: number,
  leftStart: number,
  leftEnd: number,
  rightStart: number,
  rightEnd: number,
): void {
  if (leftStart === leftEnd && rightStart === rightEnd) {
    for (let i = 0; i < frameSamples; i++) {
      const sample = mono[i]!;
      mix[2 * i]! += sample * leftStart;
      mix[2 * i + 1]! += sample * rightStart;
    }
    return;
  }
  const leftStep = (leftEnd - leftStart) / frameSamples;
  const rightStep = (rightEnd - rightStart) / frameSamples;
  for (let i = 0; i < frameSamples; i++) {
    const sample = mono[i]!;
    mix[2 * i]! += sample * (leftStart + leftStep * i);
    mix[2 * i + 1]! += sample * (rightStart + rightStep * i);
  }
}
