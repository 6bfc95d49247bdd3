import { describe, expect, it } from 'vitest';
import { ConcurrencyLimit } from '../../../../../main/host/lobby/concurrency-limit.ts';

describe('ConcurrencyLimit', () => {
  it('runs at most its limit at once, in order, and continues after a failure', async () => {
    const limit = new ConcurrencyLimit(2);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const task = (number: number) => async () => {
      most = Math.max(most, ++running);
      order.push(number);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (number === 2) throw new Error('broken');
      return number;
    };
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => limit.run(task(number))));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
  });
});
