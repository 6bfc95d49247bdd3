/** A reading takes under a microsecond; the first takes milliseconds, because Node loads code for it. */
const READINGS = 16;

const offsetMs = offsetBetween(
  () => Number(process.hrtime.bigint()) / 1e6,
  () => performance.now(),
);

/**
 * Returns milliseconds of the machine's monotonic clock, which is the same in every thread (`performance.now` starts at
 * 0 in each).
 */
export function monotonicMs(): number {
  return performance.now() + offsetMs;
}

/**
 * Returns by how much the first clock is ahead of the second. A thread that is held up between its two readings finds
 * less, never more, so the largest of several is the best. An error here would be permanent: a mixer worker 20 ms
 * behind the others would always be late.
 */
export function offsetBetween(readFirstMs: () => number, readSecondMs: () => number): number {
  let offset = -Infinity;
  for (let reading = 0; reading < READINGS; reading++) {
    const firstMs = readFirstMs();
    offset = Math.max(offset, firstMs - readSecondMs());
  }
  return offset;
}
