import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { NODE_OPTIONS } from './scripts/node-options.mjs';

/** Files of real-time tests that run side by side: most of the time they wait for sound, so two cores carry two. */
const REAL_TIME_WORKERS = Math.max(2, Math.floor(availableParallelism() / 2));

interface Kind {
  readonly testTimeout: number;
  /** Kinds of one group share the workers; a group begins when the one before it has ended. */
  readonly groupOrder: number;
  /** Without isolation, the files of a worker share their modules: they may not change what a module holds. */
  readonly isolate: boolean;
  readonly maxWorkers: number;
  /** How often a failed test is tried again. The report names each test that passed only then. */
  readonly retry: number;
}

/** Describes a kind of test: a folder of `test/`, and what its tests need. */
function project(name: string, { groupOrder, ...options }: Kind) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      hookTimeout: options.testTimeout,
      sequence: { groupOrder },
      ...options,
    },
  };
}

const cores = availableParallelism();
const realTime = { groupOrder: 3, isolate: true, maxWorkers: REAL_TIME_WORKERS, retry: 1 };

export default defineConfig({
  test: {
    pool: 'forks',
    // --expose-gc lets tests that count allocations collect garbage first.
    execArgv: ['--expose-gc', ...NODE_OPTIONS],
    projects: [
      project('unit', { testTimeout: 10_000, groupOrder: 1, isolate: false, maxWorkers: cores, retry: 0 }),
      project('contract', { testTimeout: 20_000, groupOrder: 2, isolate: true, maxWorkers: cores, retry: 0 }),
      project('integration', { ...realTime, testTimeout: 60_000 }),
      project('browser', { ...realTime, testTimeout: 90_000 }),
      project('e2e', { ...realTime, testTimeout: 180_000 }),
      project('long', { ...realTime, testTimeout: 600_000, groupOrder: 4, maxWorkers: 1 }),
    ],
  },
});
