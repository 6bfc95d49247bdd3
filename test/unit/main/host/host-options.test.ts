import { expect, it } from 'vitest';
import { defaultWorkers, MAX_WORKERS } from '../../../../main/host/host-options.ts';

it('a lobby has one mixer worker per hundred participants, while a core is left for the host worker', () => {
  const rows = [
    [30, 8, 1],
    [100, 8, 1],
    [101, 8, 2],
    [500, 8, 5],
    [500, 4, 3],
    [500, 2, 1],
    [500, 1, 1],
    [10_000, 64, MAX_WORKERS],
  ] as const;
  for (const [capacity, cores, workers] of rows) expect(defaultWorkers(capacity, cores)).toBe(workers);
});
