import { FrameClock } from './frame-clock.ts';
import { monotonicMs } from './monotonic-time.ts';

/**
 * Calls `onFrame` every 20 ms on the event loop, on an ideal grid, so that late timers do not accumulate. For clients;
 * the mixer has a thread and a more precise clock. Returns a function that stops it, which `onFrame` may call too.
 */
export function startFrameTimer(onFrame: (nowMs: number) => void): () => void {
  const clock = new FrameClock(monotonicMs());
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const run = (): void => {
    for (let nowMs = monotonicMs(); !isStopped && clock.remainingMs(nowMs) <= 0; nowMs = monotonicMs()) {
      clock.begin(nowMs);
      onFrame(nowMs);
    }
    if (!isStopped) timer = setTimeout(run, Math.max(0, clock.remainingMs(monotonicMs())));
  };
  timer = setTimeout(run, 0);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
