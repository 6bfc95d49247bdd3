/** Above any sound that is meant: full scale is 1. Bounds how long a filter remembers a sample gone astray. */
const MAX_MAGNITUDE = 2;

/**
 * Fills `output` with what `input` has from `offset` on, with what is not finite as 0 and the rest within +-2.
 * Allocation-free.
 */
export function boundSamples(input: Float32Array, offset: number, output: Float32Array): void {
  for (let i = 0; i < output.length; i++) {
    const sample = input[offset + i]!;
    if (!(Math.abs(sample) < Infinity)) output[i] = 0;
    else output[i] = sample > MAX_MAGNITUDE ? MAX_MAGNITUDE : sample < -MAX_MAGNITUDE ? -MAX_MAGNITUDE : sample;
  }
}
