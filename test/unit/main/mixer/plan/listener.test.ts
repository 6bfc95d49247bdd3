import { expect, it } from 'vitest';
import { Listener } from '../../../../../main/mixer/plan/listener.ts';

it('keeps the last plan while it makes the next one, alternating between two plans', () => {
  const listener = new Listener(3);
  const [first, second] = [listener.plan, listener.lastPlan];
  listener.turnPlans();
  expect([listener.plan === second, listener.lastPlan === first]).toEqual([true, true]);
  listener.turnPlans();
  expect([listener.plan === first, listener.lastPlan === second]).toEqual([true, true]);
});
