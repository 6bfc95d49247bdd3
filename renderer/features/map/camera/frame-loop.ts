/** How painting continues: not until something changes, up to 33 times a second, or every frame. */
export type Pace = 'still' | 'calm' | 'lively';

export interface FrameLoop {
  /** Handles input: paints at the next frame. */
  invalidate(): void;
  /** Handles a change: paints at the next frame, or with the picture that is due soon. */
  invalidateSoon(): void;
  /** Pauses while the map is not visible. */
  setVisible(isVisible: boolean): void;
  stop(): void;
}

/** 30 pictures a second show others walking smoothly at half the cost: the game needs the machine too. */
const CALM_INTERVAL_MS = 30;
/** Half a frame at 60 Hz, so that the timer fires before the intended frame. */
const TIMER_LEAD_MS = 8;

/**
 * Paints only while something moves. `paint` gets the time and the seconds since the last picture, and returns how to
 * continue.
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
    // After a pause the first step is short, not as long as the pause.
    const elapsedSeconds = pace === 'still' ? 1 / 60 : Math.min(0.1, Math.max(0, nowMs - lastMs) / 1_000);
    lastMs = nowMs;
    pace = paint(nowMs, elapsedSeconds);
    if (pace === 'lively') invalidate();
    // Request no frame in between: even one that paints nothing costs.
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
