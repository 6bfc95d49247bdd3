import { expect, it } from 'vitest';
import { RestartBudget } from '../../../../../main/host/mixing/restart-budget.ts';

it('allows restarts until the third failure within a minute', () => {
  const budget = new RestartBudget(3, 60_000);
  expect([0, 30_000, 59_999].map((nowMs) => budget.allowsRestart(nowMs))).toEqual([true, true, false]);
});

it('ignores old failures', () => {
  const budget = new RestartBudget(3, 60_000);
  expect([0, 30_000, 60_000, 90_000, 100_000].map((nowMs) => budget.allowsRestart(nowMs))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
