export interface FrameLoop {
  /** Something changed: paints at the next frame. */
  invalidate(): void;
  stop(): void;
}

/** 30 pictures a second show others' walking smoothly, at half the cost: a game wants the machine too. */
const CALM_INTERVAL_MS = 30;

/**
 * Paints only while something moves. `paint` gets the time and the seconds since the last picture, and says how it
 * goes on: 'still' (nothing until `invalidate`), 'calm' (up to 33 pictures a second) or 'lively' (every frame).
 */
export function createFrameLoop(paint: (nowMs: number, elapsedSeconds: number) => 'still' | 'calm' | 'lively'): FrameLoop {
  let request: number | undefined;
  let lastMs = performance.now();
  let pace: 'still' | 'calm' | 'lively' = 'lively';

  function onFrame(nowMs: number): void {
    request = undefined;
    if (pace === 'calm' && nowMs - lastMs < CALM_INTERVAL_MS) return invalidate();
    // After a rest the first step is short, not as long as the rest.
    const elapsedSeconds = pace === 'still' ? 1 / 60 : Math.min(0.1, (nowMs - lastMs) / 1_000);
    lastMs = nowMs;
    pace = paint(nowMs, elapsedSeconds);
    if (pace !== 'still') invalidate();
  }

  function invalidate(): void {
    request ??= requestAnimationFrame(onFrame);
  }

  return {
    invalidate,
    stop() {
      if (request !== undefined) cancelAnimationFrame(request);
    },
  };
}
