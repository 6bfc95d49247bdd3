import { expect, it } from 'vitest';
import { MixPlan } from '../../../../main/mixer/mix-plan.ts';

type Entry = readonly [speaker: number, leftStart: number, leftEnd: number, rightStart: number, rightEnd: number];

function planOf(...entries: readonly Entry[]): MixPlan {
  const plan = new MixPlan();
  for (const [speaker, ...gains] of entries) {
    plan.gains.set(gains, 4 * plan.count);
    plan.add(speaker);
  }
  return plan;
}

it('equals a plan with the same entries in any order', () => {
  const entries: Entry[] = [
    [3, 0.5, 0.5, 0.2, 0.2],
    [7, 0, 0.1, 0, 0.3],
    [200, 1, 1, 1, 1],
  ];
  expect(planOf(...entries).isLike(planOf(entries[2]!, entries[0]!, entries[1]!))).toBe(true);
  expect(planOf().isLike(planOf())).toBe(true);
});

it('differs from a plan with another speaker, one entry more, or any gain changed by the smallest step', () => {
  const entry: Entry = [3, 0.5, 0.25, 0.2, 0.1];
  const plan = planOf(entry);
  expect(plan.isLike(planOf([4, 0.5, 0.25, 0.2, 0.1]))).toBe(false);
  for (let gain = 1; gain <= 4; gain++) {
    const other = [...entry] as [number, number, number, number, number];
    other[gain]! += 1e-7;
    expect(plan.isLike(planOf(other))).toBe(false);
  }
  expect(plan.isLike(planOf(entry, [5, 0.1, 0.1, 0.1, 0.1]))).toBe(false);
  expect(plan.isLike(planOf())).toBe(false);
  expect(
    planOf([3, 0.5, 0.25, 0.2, 0.1], [4, 0.1, 0.1, 0.1, 0.1]).isLike(
      planOf([4, 0.5, 0.25, 0.2, 0.1], [3, 0.1, 0.1, 0.1, 0.1]),
    ),
  ).toBe(false);
});

it('is empty again when cleared', () => {
  const plan = planOf([3, 0.5, 0.25, 0.2, 0.1]);
  plan.clear();
  expect([plan.count, plan.isLike(new MixPlan())]).toEqual([0, true]);
});

it('differs from a plan with another direction at the start or the end, and equals one with the same', () => {
  const comingFrom = (start: number, end: number): MixPlan => {
    const plan = new MixPlan();
    plan.gains.set([0.5, 0.25, 0.2, 0.1]);
    plan.directions[0] = start | (end << 16);
    plan.add(3);
    return plan;
  };
  expect(comingFrom(5, 7).isLike(comingFrom(5, 7))).toBe(true);
  expect(comingFrom(0, 0).isLike(planOf([3, 0.5, 0.25, 0.2, 0.1]))).toBe(true);
  for (const [start, end] of [
    [5, 8],
    [6, 7],
    [7, 5],
    [0, 7],
    [5, 0],
    [0, 0],
    [5, 5],
    [710, 710],
  ] as const)
    expect(comingFrom(5, 7).isLike(comingFrom(start, end))).toBe(false);
});
