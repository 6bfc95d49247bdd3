/** Zero crossings of the sinc on each side of its centre. */
const HALF_WIDTH = 16;

/**
 * Resamples `input` by a windowed sinc (Hann window, 16 zero crossings a side), band-limited to the lower of the two
 * rates. Meant for files, not for the real-time path. Length: `input.length` times the ratio, rounded down.
 */
export function resample(input: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return input;
  const output = new Float32Array(Math.floor((input.length * toHz) / fromHz));
  const cutoff = Math.min(1, toHz / fromHz);
  const halfWidth = HALF_WIDTH / cutoff;
  for (let index = 0; index < output.length; index++) {
    const position = (index * fromHz) / toHz;
    const first = Math.max(0, Math.ceil(position - halfWidth));
    const last = Math.min(input.length - 1, Math.floor(position + halfWidth));
    let sum = 0;
    for (let source = first; source <= last; source++) {
      const distance = position - source;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / halfWidth);
      sum += (input[source] ?? 0) * cutoff * sinc(distance * cutoff) * window;
    }
    output[index] = sum;
  }
  return output;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
