import { expect, it } from 'vitest';
import { offsetBetween } from '../../../../main/clock/monotonic-time.ts';

it('finds the offset between two clocks even when most readings are delayed', () => {
  const holdUpsMs = [40, 3, 25, 0.001, 7, 12, 30, 18];
  let nowMs = 500;
  let reading = 0;
  const machineMs = (): number => nowMs + 1_000_000;
  const threadMs = (): number => {
    nowMs += holdUpsMs[reading++ % holdUpsMs.length]!;
    return nowMs;
  };
  expect(offsetBetween(machineMs, threadMs)).toBeCloseTo(1_000_000, 2);
});
