import { expect, it } from 'vitest';
import { isWithinEarshot } from '../../../../shared/spatial/audibility.ts';

it('keeps its answer while somebody stands at the edge', () => {
  expect(isWithinEarshot(false, 29.9, 30)).toBe(false);
  expect(isWithinEarshot(true, 29.9, 30)).toBe(true);
  expect(isWithinEarshot(false, 29.8, 30)).toBe(true);
  expect(isWithinEarshot(true, 30, 30)).toBe(false);
  expect(isWithinEarshot(true, Number.NaN, 30)).toBe(false);
});
