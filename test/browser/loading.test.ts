import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { shareHarness } from './renderer-harness/serve-harness.ts';

/** The part of the Layout Instability API that is used here. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

declare global {
  interface Window {
    shifts: { readonly value: number; readonly moved: readonly string[] }[];
  }
}

/** A tenth of what counts as good for web pages (0.1): a share of the window, times the share by which it moved. */
const MOST_MOVED = 0.01;

let browser: Browser;

beforeAll(async () => {
  browser = await launchTestBrowser();
});

afterAll(() => browser?.close());

it.each([
  [1_280, 800],
  [390, 844],
])('has its own typeface, and nothing moves when it comes, at %i x %i', async (width, height) => {
  const page = await browser.newPage({ viewport: { width, height } });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.woff2', async (route) => {
    await released;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as LayoutShift[])
        window.shifts.push({
          value,
          moved: sources.map(({ node }) => (node instanceof Element ? node.className : (node?.textContent ?? ''))),
        });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto((await shareHarness()).address);
  await page.getByRole('heading', { name: en.app.start.title }).waitFor();
  release();
  const loaded = await page.evaluate(async () => {
    await document.fonts.load("14px 'Inter Variable'");
    await document.fonts.ready;
    // The observer reports a frame later.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  expect(loaded.join()).toContain('Inter Variable');
  const shifts = await page.evaluate(() => window.shifts);
  expect(
    shifts.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(shifts),
  ).toBeLessThan(MOST_MOVED);
  await page.close();
});
