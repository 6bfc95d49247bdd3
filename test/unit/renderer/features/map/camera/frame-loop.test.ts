import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createFrameLoop,
  type FrameLoop,
  type Pace,
} from '../../../../../../renderer/features/map/camera/frame-loop.ts';

let frames = 0;
let pace: Pace = 'still';
let loop: FrameLoop;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  let next: ((nowMs: number) => void) | undefined;
  const screen = (): void => {
    const callback = next;
    next = undefined;
    callback?.(performance.now());
    setTimeout(screen, 1_000 / 60);
  };
  vi.stubGlobal('requestAnimationFrame', (callback: (nowMs: number) => void) => {
    next = callback;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => (next = undefined));
  screen();
  frames = 0;
  pace = 'still';
  loop = createFrameLoop(() => {
    frames++;
    return pace;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function framesWithin(ms: number): Promise<number> {
  const before = frames;
  await vi.advanceTimersByTimeAsync(ms);
  return frames - before;
}

describe('painting the map', () => {
  it('happens only after a change, while nothing moves', async () => {
    expect(await framesWithin(1_000)).toBe(0);
    loop.invalidate();
    loop.invalidate();
    expect(await framesWithin(1_000)).toBe(1);
  });

  it('happens every frame while somebody drags or walks, and about 30 times a second while others move', async () => {
    pace = 'lively';
    loop.invalidate();
    expect(await framesWithin(1_000)).toBeGreaterThan(55);
    pace = 'calm';
    const calm = await framesWithin(1_000);
    expect(calm).toBeGreaterThan(20);
    expect(calm).toBeLessThan(36);
    pace = 'still';
    await framesWithin(100);
    expect(await framesWithin(1_000)).toBe(0);
  });

  it('happens no more often because of additional messages', async () => {
    pace = 'calm';
    loop.invalidate();
    const alone = await framesWithin(1_000);
    const messages = setInterval(() => loop.invalidateSoon(), 1);
    expect(await framesWithin(1_000)).toBeLessThanOrEqual(alone + 1);
    clearInterval(messages);
  });

  it('pauses while the map is hidden, and happens once when it is visible again', async () => {
    pace = 'calm';
    loop.invalidate();
    await framesWithin(100);
    loop.setVisible(false);
    expect(await framesWithin(1_000)).toBe(0);
    loop.invalidate();
    expect(await framesWithin(1_000)).toBe(0);
    pace = 'still';
    loop.setVisible(true);
    expect(await framesWithin(1_000)).toBe(1);
  });
});
