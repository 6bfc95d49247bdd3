import type { Page } from 'playwright';

/** How often a page did what costs. */
export interface WindowActivity {
  /** Of React, to the page. */
  readonly commits: number;
  /** Pictures of the map. */
  readonly pictures: number;
  /** Milliseconds that each of them took to paint, on the main thread. */
  readonly pictureMs: readonly number[];
  /** Milliseconds from each of them to the next. */
  readonly intervalsMs: readonly number[];
  /** Main-thread tasks of 50 ms and more, in milliseconds. */
  readonly longTasksMs: readonly number[];
}

declare global {
  interface Window {
    windowActivity: { commits: number; pictureMs: number[]; pictureAtMs: number[]; longTasksMs: number[] };
  }
}

/**
 * Counts from the page's start on: by the hook for React's developer tools, which every build of React calls, and by
 * the map's own measures.
 */
export async function watchWindowActivity(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.windowActivity = { commits: 0, pictureMs: [], pictureAtMs: [], longTasksMs: [] };
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        isDisabled: false,
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
        onCommitFiberRoot: () => window.windowActivity.commits++,
      },
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.windowActivity.longTasksMs.push(duration);
    }).observe({ type: 'longtask', buffered: true });
    // A picture begins by taking the ground from its own canvas, and ends with the frame's callback.
    const request = window.requestAnimationFrame.bind(window);
    let isPainting = false;
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (this: CanvasRenderingContext2D, ...parameters: unknown[]) {
      isPainting ||= this.canvas.classList.contains('map-canvas');
      return Reflect.apply(draw, this, parameters) as undefined;
    };
    window.requestAnimationFrame = (callback) =>
      request((nowMs) => {
        isPainting = false;
        const startMs = performance.now();
        callback(nowMs);
        if (!isPainting) return;
        window.windowActivity.pictureMs.push(performance.now() - startMs);
        window.windowActivity.pictureAtMs.push(nowMs);
      });
  });
}

/** What the page did within `lastingMs` of its own time. */
export async function windowActivityWithin(
  page: Page,
  lastingMs: number,
): Promise<WindowActivity & { readonly seconds: number }> {
  return page.evaluate(async (waitMs) => {
    const { commits, pictureMs, pictureAtMs, longTasksMs } = window.windowActivity;
    const [pictures, longTasks, startMs] = [pictureMs.length, longTasksMs.length, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const done = pictureMs.slice(pictures);
    const intervalsMs = pictureAtMs
      .slice(pictures)
      .map((atMs, index, times) => atMs - (times[index - 1] ?? Number.NaN))
      .slice(1);
    return {
      intervalsMs,
      commits: window.windowActivity.commits - commits,
      pictures: done.length,
      pictureMs: done,
      longTasksMs: longTasksMs.slice(longTasks),
      seconds: (performance.now() - startMs) / 1_000,
    };
  }, lastingMs);
}
