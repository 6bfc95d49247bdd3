/** Zero crossings of the sinc on each side of its centre. */
const HALF_WIDTH = 16;

/**
 * Resamples `input` by a windowed sinc (Hann window, 16 zero crossings a side), band-limited to the lower of the two
 * rates, which are whole numbers of hertz. Polyphase: the ratio in lowest terms gives the number of filters, of which
 * each is computed once, when it is needed. Meant for files, not for the real-time path. Length: `input.length` times
 * the ratio, rounded down.
 */
export function resample(input: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return input;
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const [up, down] = [toHz / divisor, fromHz / divisor];
  const cutoff = Math.min(1, toHz / fromHz);
  const reach = Math.ceil(HALF_WIDTH / cutoff);
  const filters = new Array<Float64Array | undefined>(up);
  const output = new Float32Array(Math.floor((input.length * up) / down));
  for (let index = 0; index < output.length; index++) {
    const position = index * down;
    const centre = Math.floor(position / up);
    const phase = position % up;
    const filter = (filters[phase] ??= makeFilter(phase / up, reach, cutoff));
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) sum += (input[centre + tap - reach] ?? 0) * filter[tap]!;
    output[index] = sum;
  }
  return output;
}

/**
 * Computes a filter's weights, from `reach` samples before to `reach` samples after the last one at or before the
 * point, which lies `fraction` of a sample later.
 */
function makeFilter(fraction: number, reach: number, cutoff: number): Float64Array {
  const halfWidth = HALF_WIDTH / cutoff;
  return Float64Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const distance = tap - reach - fraction;
    if (Math.abs(distance) >= halfWidth) return 0;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / halfWidth);
    return cutoff * sinc(distance * cutoff) * window;
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
