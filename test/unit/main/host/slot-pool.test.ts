import { describe, expect, it } from 'vitest';
import { SlotPool } from '../../../../main/host/slot-pool.ts';

describe('SlotPool', () => {
  it('gives each slot once, and the one that is free longest first', () => {
    const pool = new SlotPool(3);
    expect([pool.take(), pool.take()]).toEqual([1, 2]);
    pool.release(1);
    expect([pool.take(), pool.take(), pool.take()]).toEqual([3, 1, undefined]);
  });
});
