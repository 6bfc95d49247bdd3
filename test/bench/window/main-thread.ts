import type { Browser, Page } from 'playwright';

/** A frame of a 60 Hz screen. */
const FRAME_MS = 1_000 / 60;
/** What Chromium calls one task of a thread in its category 'toplevel'. */
const TASK = 'ThreadControllerImpl::RunTask';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Returns for how many milliseconds of each frame of a 60 Hz screen the page's main thread works while something is
 * done: script, style, layout and paint, with all that runs in the page.
 */
export async function measureBusyMs(browser: Browser, page: Page, during: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await during();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  return busyMsOf(trace.traceEvents);
}

function busyMsOf(events: readonly TraceEvent[]): number[] {
  const mainThreads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => ({ pid, tid }));
  const tasksOf = ({ pid, tid }: { readonly pid: number; readonly tid: number }): readonly TraceEvent[] =>
    events.filter((event) => event.name === TASK && event.ph === 'X' && event.pid === pid && event.tid === tid);
  // Another tab may have a renderer too: the measured page is the one that works.
  const tasks = mainThreads.map(tasksOf).toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (tasks.length === 0) throw new Error(`The browser's trace has no '${TASK}' of a page.`);
  const startUs = Math.min(...tasks.map(({ ts }) => ts));
  const endUs = Math.max(...tasks.map(({ ts, dur = 0 }) => ts + dur));
  const busyMs = new Array<number>(Math.max(0, Math.ceil((endUs - startUs) / 1_000 / FRAME_MS))).fill(0);
  for (const { ts, dur = 0 } of tasks) {
    let fromMs = (ts - startUs) / 1_000;
    const untilMs = fromMs + dur / 1_000;
    while (fromMs < untilMs) {
      const frame = Math.floor(fromMs / FRAME_MS + 1e-9);
      const stepMs = Math.min(untilMs, (frame + 1) * FRAME_MS) - fromMs;
      if (stepMs <= 0) break;
      busyMs[frame] = (busyMs[frame] ?? 0) + stepMs;
      fromMs += stepMs;
    }
  }
  return busyMs;
}
