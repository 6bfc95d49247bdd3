import { expect, it } from 'vitest';
import { backOffMs } from '../../../shared/back-off.ts';

const BACK_OFF = { firstMs: 1_000, longestMs: 8_000 };

it('doubles with each attempt, up to the longest pause', () => {
  expect([0, 1, 2, 3, 4, 5_000].map((attempt) => backOffMs(BACK_OFF, attempt, 0))).toEqual([
    1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
  ]);
});

it('is spread down to half of it', () => {
  expect([0, 0.5, 1].map((random) => backOffMs(BACK_OFF, 1, random))).toEqual([2_000, 1_500, 1_000]);
});
