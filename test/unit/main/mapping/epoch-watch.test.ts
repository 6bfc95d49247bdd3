import { expect, test } from 'vitest';
import { EpochWatch } from '../../../../main/mapping/epoch-watch.ts';

test('believes a clock that goes as ours does', () => {
  const watch = new EpochWatch();
  expect(watch.note(1_000, 0)).toBe(false);
  expect(watch.note(1_060, 60_000)).toBe(false);
  // A sixteenth and 2 s of error are allowed, and one second backwards.
  expect(watch.note(1_160, 160_000 + 5_000)).toBe(false);
  expect(watch.note(1_159, 165_000)).toBe(false);
});

test('notices that a router was restarted', () => {
  const watch = new EpochWatch();
  watch.note(50_000, 0);
  expect(watch.note(12, 60_000)).toBe(true);
  expect(watch.note(72, 120_000)).toBe(false);
});

test('notices a restart that is longer ago than the last look', () => {
  const watch = new EpochWatch();
  watch.note(30, 0);
  expect(watch.note(60, 600_000)).toBe(true);
});

test('notices a clock that jumps ahead', () => {
  const watch = new EpochWatch();
  watch.note(0, 0);
  expect(watch.note(4_294_967_295, 60_000)).toBe(true);
});
