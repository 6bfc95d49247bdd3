import { expect, it } from 'vitest';
import { ReportRate } from '../../../../../../renderer/features/positions/guides/report-rate.ts';

function rateOf(samples: readonly (readonly [count: number, atMs: number])[]): number | null {
  const rate = new ReportRate();
  for (const [count, atMs] of samples) rate.note(count, atMs);
  return rate.perSecond;
}

it.each<[string, readonly (readonly [number, number])[], number | null]>([
  ['nothing', [], null],
  ['one count', [[10, 0]], null],
  [
    'less than a second',
    [
      [0, 0],
      [25, 500],
    ],
    null,
  ],
  [
    'a steady game',
    [
      [0, 0],
      [12, 250],
      [25, 500],
      [37, 750],
      [50, 1_000],
    ],
    50,
  ],
  [
    'the last two seconds only',
    [
      [0, 0],
      [0, 5_000],
      [20, 6_000],
      [40, 7_000],
    ],
    20,
  ],
  [
    'a game that began again',
    [
      [500, 0],
      [520, 1_000],
      [0, 2_000],
      [30, 3_000],
    ],
    30,
  ],
])('is known after %s', (_, samples, expected) => {
  expect(rateOf(samples)).toBe(expected);
});

it('ends for a time that never comes', () => {
  const rate = new ReportRate();
  rate.note(1, 0);
  rate.note(2, Infinity);
  rate.note(3, Infinity);
  expect(rate.perSecond).toBeNull();
});
