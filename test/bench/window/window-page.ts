import type { CDPSession, Page } from 'playwright';
import { measureBusyMs } from './main-thread.ts';
import { launchTestBrowser } from '../../support/window/browser.ts';
import {
  watchWindowActivity,
  windowActivityWithin,
  type WindowActivity,
} from '../../support/window/window-activity.ts';

/** Chromium's processes for a window. `GPU` paints and composites, on the CPU when there is no graphics card. */
const PROCESS_TYPES = ['renderer', 'GPU', 'browser', 'utility'] as const;
type ProcessType = (typeof PROCESS_TYPES)[number];

/** A window's activity over a period. */
export interface WindowMeasurement extends WindowActivity {
  readonly seconds: number;
  /** Shares of a core. */
  readonly cpu: Readonly<Record<ProcessType, number>>;
  /** Heap in use after garbage collection. */
  readonly heapBytes: number;
}

/** A browser with one window, and what it costs. */
export interface MeasuredWindow {
  readonly page: Page;
  measure(seconds: number): Promise<WindowMeasurement>;
  /** Returns how many milliseconds of each frame the page's main thread works meanwhile. */
  measureBusyMs(during: () => Promise<void>): Promise<number[]>;
  close(): Promise<void>;
}

export async function openMeasuredWindow(address: string): Promise<MeasuredWindow> {
  const browser = await launchTestBrowser({ extraArguments: ['--allow-loopback-in-peer-connection'] });
  const context = await browser.newContext({ viewport: { width: 1_200, height: 750 } });
  await context.grantPermissions(['microphone']);
  const page = await context.newPage();
  await watchWindowActivity(page);
  await page.goto(address);
  const [browserSession, pageSession] = await Promise.all([
    browser.newBrowserCDPSession(),
    context.newCDPSession(page),
  ]);
  return {
    page,
    async measure(seconds) {
      await pageSession.send('HeapProfiler.collectGarbage');
      const before = await cpuSeconds(browserSession);
      const activity = await windowActivityWithin(page, seconds * 1_000);
      const after = await cpuSeconds(browserSession);
      await pageSession.send('HeapProfiler.collectGarbage');
      const { usedSize } = await pageSession.send('Runtime.getHeapUsage');
      const share = (type: ProcessType): number => (after[type] - before[type]) / activity.seconds;
      return {
        ...activity,
        heapBytes: usedSize,
        cpu: { renderer: share('renderer'), GPU: share('GPU'), browser: share('browser'), utility: share('utility') },
      };
    },
    measureBusyMs: (during) => measureBusyMs(browser, page, during),
    close: () => browser.close(),
  };
}

async function cpuSeconds(session: CDPSession): Promise<Record<ProcessType, number>> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const total: Record<ProcessType, number> = { renderer: 0, GPU: 0, browser: 0, utility: 0 };
  for (const { type, cpuTime } of processInfo) {
    const known = PROCESS_TYPES.find((candidate) => candidate.toLowerCase() === type.toLowerCase()) ?? 'utility';
    total[known] += cpuTime;
  }
  return total;
}
