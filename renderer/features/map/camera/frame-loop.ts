/** How a picture goes on: nothing until something changes, up to 33 a second, every frame. */
export type Pace = 'still' | 'calm' | 'lively';

export interface FrameLoop {
  /** Somebody did something: paints at the next frame. */
  invalidate(): void;
  /** Something changed: paints at the next frame, or with the picture that is due soon anyway. */
  invalidateSoon(): void;
  /** Nothing is painted while nobody can see it. */
  setVisible(isVisible: boolean): void;
  stop(): void;
}

/** 30 pictures a second show others' walking smoothly, at half the cost: a game wants the machine too. */
const CALM_INTERVAL_MS = 30;
/** Half a frame of 60 Hz: the timer ends before the frame that is wanted. */
const TIMER_LEAD_MS = 8;

/**
 * Paints only while something moves. `paint` gets the time and the seconds since the last picture, and says how it goes
 * on.
 */
export function createFrameLoop(paint: (nowMs: number, elapsedSeconds: number) => Pace): FrameLoop {
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = performance.now();
  let pace: Pace = 'lively';
  let isVisible = true;
  let isStale = false;

  function onFrame(nowMs: number): void {
    frame = undefined;
    // After a rest the first step is short, not as long as the rest.
    const elapsedSeconds = pace === 'still' ? 1 / 60 : Math.min(0.1, Math.max(0, nowMs - lastMs) / 1_000);
    lastMs = nowMs;
    pace = paint(nowMs, elapsedSeconds);
    if (pace === 'lively') invalidate();
    // No frame is asked for in between: even one that paints nothing costs.
    if (pace === 'calm') timer ??= setTimeout(onTimer, CALM_INTERVAL_MS - TIMER_LEAD_MS);
  }

  function onTimer(): void {
    timer = undefined;
    invalidate();
  }

  function invalidate(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isVisible) frame ??= requestAnimationFrame(onFrame);
    else isStale = true;
  }

  function cancel(): void {
    isStale ||= timer !== undefined || frame !== undefined;
    clearTimeout(timer);
    timer = undefined;
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  }

  return {
    invalidate,
    invalidateSoon() {
      if (timer === undefined) invalidate();
    },
    setVisible(next) {
      isVisible = next;
      if (!next) return cancel();
      if (isStale) invalidate();
      isStale = false;
    },
    stop: cancel,
  };
}
