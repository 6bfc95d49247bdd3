import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../shared/token-bucket.ts';

describe('TokenBucket', () => {
  it('allows its burst, then its rate', () => {
    const bucket = new TokenBucket(3, 10, 0);
    expect([0, 0, 0, 0].map((nowMs) => bucket.take(1, nowMs))).toEqual([true, true, true, false]);
    expect(bucket.take(1, 99)).toBe(false);
    expect(bucket.take(1, 200)).toBe(true);
  });

  it('never holds more than its burst, and does not lose tokens when time stands still or runs backwards', () => {
    const bucket = new TokenBucket(2, 10, 0);
    expect(bucket.take(3, 1_000_000)).toBe(false);
    expect(bucket.take(2, 1_000_000)).toBe(true);
    expect(bucket.take(1, 0)).toBe(false);
  });
});
