import { expect, it } from 'vitest';
import { axisTicks } from '../../../../../../renderer/features/rules/editor/axis-ticks.ts';

it.each([
  [62, [0, 20, 40, 60]],
  [5.3, [0, 2, 4]],
  [30, [0, 10, 20, 30]],
  [0.3, [0, 0.1, 0.2, 0.3]],
  [104_000, [0, 50_000, 100_000]],
])('gives round numbers up to %d', (most, ticks) => {
  expect(axisTicks(most, 5)).toEqual(ticks);
});
