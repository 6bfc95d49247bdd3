import { expect, it } from 'vitest';
import { anchorAt, topOf, windowOf } from '../../../../../renderer/features/text/virtual-rows.ts';

const heights = (count: number, height = 40): number[] => Array.from({ length: count }, () => height);
const MARGIN = 100;

it('draws the rows in view of 10,000, and as many around them', () => {
  const shown = windowOf(heights(10_000), { top: 200_000, height: 600 }, MARGIN);
  expect(shown).toEqual({ first: 4_997, end: 5_018, before: 4_997 * 40, after: (10_000 - 5_018) * 40 });
});

it('begins at the end', () => {
  const shown = windowOf(heights(1_000), { top: Infinity, height: 600 }, MARGIN);
  expect(shown.end).toBe(1_000);
  expect(shown.after).toBe(0);
  expect(shown.first).toBeGreaterThan(975);
});

it('draws a short list whole', () => {
  expect(windowOf(heights(3), { top: 0, height: 600 }, MARGIN)).toEqual({ first: 0, end: 3, before: 0, after: 0 });
  expect(windowOf([], { top: 0, height: 600 }, MARGIN)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
});

it('knows rows of any height', () => {
  const mixed = heights(100).map((height, index) => (index === 50 ? 5_000 : height));
  const { first, end, before, after } = windowOf(mixed, { top: 3_000, height: 600 }, MARGIN);
  expect([first, end]).toEqual([50, 51]);
  expect(before + 5_000 + after).toBe(99 * 40 + 5_000);
});

it('keeps the row at the upper edge where it is when rows above it have other heights', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const anchor = anchorAt(keys, [40, 40, 40, 40], 90);
  expect(anchor).toEqual({ key: 'c', offset: 10 });
  expect(topOf(keys, [20, 60, 40, 40], anchor!)).toBe(90);
  expect(topOf(keys, [20, 20, 40, 40], anchor!)).toBe(50);
  expect(topOf(['c', 'd'], [40, 40], anchor!)).toBe(10);
  expect(topOf(['d'], [40], anchor!)).toBeUndefined();
  expect(anchorAt([], [], 0)).toBeUndefined();
  expect(anchorAt(keys, [40, 40, 40, 40], 1_000)).toEqual({ key: 'd', offset: 880 });
});
