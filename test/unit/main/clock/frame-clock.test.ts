import { describe, expect, it } from 'vitest';
import { FrameClock } from '../../../../main/clock/frame-clock.ts';

describe('FrameClock', () => {
  it('keeps to the grid however late each frame begins', () => {
    const clock = new FrameClock(1_000);
    const lateness = [1_020.25, 1_047, 1_060, 1_081].map((nowMs) => clock.begin(nowMs));
    expect(lateness).toEqual([0.25, 7, 0, 1]);
    expect(clock.remainingMs(1_081)).toBe(19);
    expect(clock.missedFrames).toBe(0);
  });

  it('catches up a few frames one after the other', () => {
    const clock = new FrameClock(0);
    expect(clock.begin(75)).toBe(55);
    expect([clock.remainingMs(75), clock.missedFrames]).toEqual([-35, 0]);
  });

  it('skips frames that are too late, counts them, and stays on the grid', () => {
    const clock = new FrameClock(0);
    clock.begin(1_005);
    expect(clock.remainingMs(1_005)).toBe(15);
    expect(clock.missedFrames).toBe(49);
  });

  it('numbers frames by the grid even after misses, so that the number gives the time', () => {
    const clock = new FrameClock(1_000);
    const indices = [1_020, 1_040, 1_075, 1_080, 2_003, 2_020].map((nowMs) => {
      clock.begin(nowMs);
      return clock.tickIndex;
    });
    expect(indices).toEqual([1, 2, 3, 4, 50, 51]);
    expect(clock.missedFrames).toBe(45);
  });

  it('agrees with the clocks that started earlier on the same grid', () => {
    const early = new FrameClock(500);
    const late = new FrameClock(500, 12_345);
    early.begin(12_345);
    expect(late.remainingMs(12_345)).toBe(early.remainingMs(12_345));
    early.begin(12_360);
    expect([late.begin(12_360), late.tickIndex, late.missedFrames]).toEqual([0, early.tickIndex, 0]);
  });
});
