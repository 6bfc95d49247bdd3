/** A reading takes under a microsecond; the first takes milliseconds, for Node loads what it needs for it. */
const READINGS = 16;

const offsetMs = offsetBetween(
  () => Number(process.hrtime.bigint()) / 1e6,
  () => performance.now(),
);

/** Milliseconds of the machine's monotonic clock, the same in every thread (`performance.now` starts anew in each). */
export function monotonicMs(): number {
  return performance.now() + offsetMs;
}

/**
 * By how much the first clock is ahead of the second. A thread that is held up between its readings of the two finds
 * less, never more: so the most of several is the best. An error here would stay: a mixer worker 20 ms behind the
 * others would be late for ever.
 */
export function offsetBetween(readFirstMs: () => number, readSecondMs: () => number): number {
  let offset = -Infinity;
  for (let reading = 0; reading < READINGS; reading++) {
    const firstMs = readFirstMs();
    offset = Math.max(offset, firstMs - readSecondMs());
  }
  return offset;
}
