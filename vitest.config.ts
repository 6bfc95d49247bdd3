import { defineConfig } from 'vitest/config';
import { NODE_OPTIONS } from './scripts/node-options.mjs';

/** A kind of test: a folder of `test/`, and what its tests need. */
function project(
  name: string,
  groupOrder: number,
  options: { readonly testTimeout: number; readonly fileParallelism: boolean },
) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      hookTimeout: options.testTimeout,
      // Kinds run one after the other, so that real-time ones have the machine to themselves.
      sequence: { groupOrder },
      ...options,
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    // --expose-gc lets tests that count allocations collect garbage first.
    execArgv: ['--expose-gc', ...NODE_OPTIONS],
    projects: [
      project('unit', 1, { testTimeout: 10_000, fileParallelism: true }),
      project('contract', 2, { testTimeout: 20_000, fileParallelism: true }),
      project('integration', 3, { testTimeout: 60_000, fileParallelism: false }),
      project('browser', 4, { testTimeout: 90_000, fileParallelism: false }),
      project('e2e', 5, { testTimeout: 180_000, fileParallelism: false }),
    ],
  },
});
