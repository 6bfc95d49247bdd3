import { expect, it } from 'vitest';
import { PunchBudget } from '../../../../../main/media/udp/punch-budget.ts';

/** Takes a check each 5 ms, as fast as a host sends any, and returns how many were allowed. */
function takeFor(budget: PunchBudget, durationMs: number, check: (turn: number) => readonly [string, string]): number {
  let taken = 0;
  for (let turn = 0; turn * 5 < durationMs; turn++) if (budget.take(...check(turn), turn * 5)) taken += 1;
  return taken;
}

it('bounds what guests of one network can make a host send, however often they join', () => {
  const taken = takeFor(new PunchBudget(), 60_000, (turn) => ['guest', `203.0.113.${turn % 200}`]);
  expect(taken).toBeLessThanOrEqual(640 + 10 * 60);
  expect(taken).toBeGreaterThan(640);
});

it('limits what one network gets, for all who name it and all of its addresses', () => {
  const ipv4 = takeFor(new PunchBudget(), 60_000, (turn) => [`guest ${turn}`, '203.0.113.7']);
  const ipv6 = takeFor(new PunchBudget(), 60_000, (turn) => [`guest ${turn}`, `2001:db8::${(turn % 999) + 1}`]);
  for (const taken of [ipv4, ipv6]) expect(taken).toBeLessThanOrEqual(400 + 5 * 60);
});

it('leaves a guest of another network its checks', () => {
  const budget = new PunchBudget();
  takeFor(budget, 10_000, (turn) => ['flood', `203.0.113.${turn % 200}`]);
  expect(budget.take('honest', '198.51.100.4', 10_000)).toBe(true);
});
