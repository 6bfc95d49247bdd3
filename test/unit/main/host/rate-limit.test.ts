import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../../../main/host/rate-limit.ts';

describe('RateLimit', () => {
  it('lets a burst through, then the rate', () => {
    const limit = new RateLimit(10, 0);
    const burst = Array.from({ length: 12 }, () => limit.take(0));
    expect(burst.filter(Boolean)).toHaveLength(10);
    expect([limit.take(99), limit.take(101), limit.take(102)]).toEqual([false, true, false]);
  });
});
