import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFrameTimer } from '../../../../main/clock/frame-timer.ts';

afterEach(() => vi.useRealTimers());

describe('frame timer', () => {
  it('runs until it is stopped, even by the current frame', () => {
    vi.useFakeTimers();
    let frames = 0;
    const stop = startFrameTimer(() => {
      frames++;
      if (frames === 3) stop();
    });
    vi.advanceTimersByTime(200);
    expect([frames, vi.getTimerCount()]).toEqual([3, 0]);
  });
});
