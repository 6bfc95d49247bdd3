import { describe, expect, it } from 'vitest';
import { SlotPool } from '../../../../../main/host/lobby/slot-pool.ts';

describe('SlotPool', () => {
  it('gives no more than the capacity at a time, each once, and the one that is free longest first', () => {
    const pool = new SlotPool(3);
    expect([pool.take(), pool.take(), pool.take(), pool.take()]).toEqual([1, 2, 3, undefined]);
    pool.release(1);
    expect([pool.take(), pool.take()]).toEqual([4, undefined]);
  });

  it('lets a slot rest also where all are wanted at once', () => {
    const pool = new SlotPool(1);
    const given: (number | undefined)[] = [];
    for (let turn = 0; turn < 10; turn++) {
      const slot = pool.take();
      given.push(slot);
      pool.release(slot!);
    }
    expect(given).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });
});
