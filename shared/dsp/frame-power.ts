/**
 * Mean power (square of the RMS) of the first `sampleCount` samples, all channels together. Full scale 1, so a
 * full-scale sine has 0.5. Reads only; allocation-free. 0 for no samples.
 */
export function framePower(samples: Float32Array, sampleCount: number): number {
  let sum = 0;
  for (let i = 0; i < sampleCount; i++) {
    const sample = samples[i]!;
    sum += sample * sample;
  }
  return sampleCount > 0 ? sum / sampleCount : 0;
}
