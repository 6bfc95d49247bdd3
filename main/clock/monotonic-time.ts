const offsetMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Milliseconds of the machine's monotonic clock, the same in every thread (`performance.now` starts anew in each). */
export function monotonicMs(): number {
  return performance.now() + offsetMs;
}
