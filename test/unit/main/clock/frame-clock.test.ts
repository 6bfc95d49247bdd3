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

  it('gives up what is too late, counts it, and stays on the grid', () => {
    const clock = new FrameClock(0);
    clock.begin(1_005);
    expect(clock.remainingMs(1_005)).toBe(15);
    expect(clock.missedFrames).toBe(49);
  });
});
