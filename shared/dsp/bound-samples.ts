/** Above any intended sound, as full scale is 1. The bound limits how long a filter remembers a stray sample. */
const MAX_MAGNITUDE = 2;

/**
 * Copies `input` from `offset` on into `output`, replacing non-finite samples by 0 and clamping the rest to +-2.
 * Allocation-free.
 */
export function boundSamples(input: Float32Array, offset: number, output: Float32Array): void {
  for (let i = 0; i < output.length; i++) {
    const sample = input[offset + i]!;
    if (!(Math.abs(sample) < Infinity)) output[i] = 0;
    else output[i] = sample > MAX_MAGNITUDE ? MAX_MAGNITUDE : sample < -MAX_MAGNITUDE ? -MAX_MAGNITUDE : sample;
  }
}
