import type { Measurement } from './measurement.ts';

/** A run is void if its generator is later than this, at the 99th percentile and at most. */
const MAX_GENERATOR_P99_MS = 15;
const MAX_GENERATOR_MS = 200;
/** It is also void if even a sleeping thread wakes this late, because other programs keep the machine busy. */
const MAX_MACHINE_P99_MS = 5;

/** Returns whether a run counts for nothing, whatever server it measured: its load was not the scenario's. */
export function isVoidRun({
  generatorLatenessMs,
  machineLatenessMs,
}: Pick<Measurement, 'generatorLatenessMs' | 'machineLatenessMs'>): boolean {
  return (
    generatorLatenessMs.p99 > MAX_GENERATOR_P99_MS ||
    generatorLatenessMs.largest > MAX_GENERATOR_MS ||
    machineLatenessMs.p99 > MAX_MACHINE_P99_MS
  );
}

/** Returns the value that follows from some runs; NaN, which is recorded as void, if one of them is. */
export function unlessVoid(runs: readonly Pick<Measurement, 'isVoid'>[], value: number): number {
  return runs.some(({ isVoid }) => isVoid) ? Number.NaN : value;
}
