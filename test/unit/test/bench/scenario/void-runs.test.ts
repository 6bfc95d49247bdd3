import { expect, it } from 'vitest';
import { isVoidRun, unlessVoid } from '../../../../bench/scenario/void-runs.ts';

const spread = (p99: number, largest: number) => ({ p50: 0, p99, largest });

it('a run counts when the generator kept up and a sleeping thread woke in time', () => {
  expect(isVoidRun({ generatorLatenessMs: spread(15, 200), machineLatenessMs: spread(5, 400) })).toBe(false);
});

it.each([
  ['the generator was late', spread(15.1, 20), spread(1, 1)],
  ['the generator stood still once', spread(1, 201), spread(1, 1)],
  ['the machine was busy, whatever server was measured', spread(1, 1), spread(5.1, 6)],
])('a run is void when %s', (_, generatorLatenessMs, machineLatenessMs) => {
  expect(isVoidRun({ generatorLatenessMs, machineLatenessMs })).toBe(true);
});

it('what follows from a void run is no figure', () => {
  expect(unlessVoid([{ isVoid: false }, { isVoid: false }], 1.5)).toBe(1.5);
  expect(unlessVoid([{ isVoid: false }, { isVoid: true }], 1.5)).toBeNaN();
});
