import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { NODE_OPTIONS } from './scripts/node-options.mjs';

const cores = availableParallelism();

/** Tests in one browser follow its frames and its sound, so one file at a time runs there on two cores. */
const BROWSER_WORKERS = Math.max(1, Math.floor(cores / 4));
/** Tests of the whole app wait for windows and sound, and left two cores idle nearly half of the time (measured). */
const E2E_WORKERS = Math.max(2, Math.floor(cores / 2));

/** Unit tests that measure the heap: each needs a process without the modules of others. */
const HEAP_TESTS = [
  'test/unit/**/*-{memory,allocation}.test.ts',
  'test/unit/main/media/opus/mix-opus-encoder.test.ts',
  'test/unit/main/mixer/plan/audience-sweep.test.ts',
];

interface Kind {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
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
function project(
  name: string,
  { groupOrder, include = [`test/${name}/**/*.test.{ts,tsx}`], exclude = [], ...options }: Kind,
) {
  return {
    extends: true as const,
    test: {
      name,
      include: [...include],
      exclude: [...exclude],
      hookTimeout: options.testTimeout,
      sequence: { groupOrder },
      ...options,
    },
  };
}

const unit = { testTimeout: 30_000, groupOrder: 1, maxWorkers: cores, retry: 0 };
const browser = { isolate: false, retry: 1 };

export default defineConfig({
  test: {
    pool: 'forks',
    // --expose-gc lets tests that count allocations collect garbage first.
    execArgv: ['--expose-gc', ...NODE_OPTIONS],
    projects: [
      project('unit', { ...unit, isolate: false, exclude: HEAP_TESTS }),
      project('unit-heap', { ...unit, isolate: true, include: HEAP_TESTS }),
      project('contract', { testTimeout: 20_000, groupOrder: 2, isolate: true, maxWorkers: cores, retry: 0 }),
      project('integration', { testTimeout: 60_000, groupOrder: 3, isolate: true, maxWorkers: cores, retry: 1 }),
      project('browser', { ...browser, groupOrder: 4, maxWorkers: BROWSER_WORKERS, testTimeout: 90_000 }),
      project('e2e', { ...browser, groupOrder: 5, maxWorkers: E2E_WORKERS, testTimeout: 180_000 }),
      project('network', { testTimeout: 240_000, groupOrder: 7, isolate: true, maxWorkers: 1, retry: 1 }),
      project('survival', { testTimeout: 240_000, groupOrder: 8, isolate: true, maxWorkers: 1, retry: 1 }),
      project('long', { testTimeout: 600_000, groupOrder: 6, isolate: true, maxWorkers: 1, retry: 1 }),
    ],
  },
});
