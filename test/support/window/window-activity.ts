import type { Page } from 'playwright';

/** Counts of a page's expensive operations. */
export interface WindowActivity {
  /** React commits to the page. */
  readonly commits: number;
  /** Painted frames of the map. */
  readonly pictures: number;
  /** Main-thread milliseconds to paint each frame. */
  readonly pictureMs: readonly number[];
  /** Milliseconds between frames. */
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
 * Counts from the page's start, using the React developer tools hook, which every React build calls, and the map's
 * measures.
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
    // A frame begins by copying the ground from its canvas, and ends with the frame's callback.
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

/** The page's activity within `lastingMs` of its own time. */
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
