import { expect, it } from 'vitest';
import { ReportRates } from '../../../../../main/host/reports/report-rates.ts';

const TEN_MINUTES_MS = 600_000;

it('lets a person report three times in ten minutes', () => {
  const rates = new ReportRates();
  expect([0, 1, 2, 3].map((ms) => rates.take('a', ms))).toEqual([true, true, true, false]);
  expect(rates.take('b', 4)).toBe(true);
  expect([rates.take('a', TEN_MINUTES_MS - 1), rates.take('a', TEN_MINUTES_MS)]).toEqual([false, true]);
  expect(rates.take('a', TEN_MINUTES_MS)).toBe(false);
});

it('lets a lobby take 60 of 10,000 reports by as many people', () => {
  const rates = new ReportRates();
  const taken = Array.from({ length: 10_000 }, (_, person) => rates.take(`#${person}`, person)).filter(Boolean);
  expect(taken).toHaveLength(60);
  expect(rates.take('late', TEN_MINUTES_MS + 10_000)).toBe(true);
});
