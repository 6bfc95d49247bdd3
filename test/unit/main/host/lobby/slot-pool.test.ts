import { describe, expect, it } from 'vitest';
import { SlotPool } from '../../../../../main/host/lobby/slot-pool.ts';

describe('SlotPool', () => {
  it('gives each slot once, up to the capacity, longest free first', () => {
    const pool = new SlotPool(3);
    expect([pool.acquire(), pool.acquire(), pool.acquire(), pool.acquire()]).toEqual([1, 2, 3, undefined]);
    pool.release(1);
    expect([pool.acquire(), pool.acquire()]).toEqual([4, undefined]);
  });

  it('lets a slot rest even when all are requested at once', () => {
    const pool = new SlotPool(1);
    const given: (number | undefined)[] = [];
    for (let turn = 0; turn < 10; turn++) {
      const slot = pool.acquire();
      given.push(slot);
      pool.release(slot!);
    }
    expect(given).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });
});
