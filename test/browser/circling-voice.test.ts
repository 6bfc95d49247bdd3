import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServedPages } from '../support/window/serve-built-pages.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { shareHarness } from './renderer-harness/serve-harness.ts';
import './renderer-harness/sound-harness.ts';

let harness: ServedPages;
let browser: Browser;

beforeAll(async () => {
  harness = await shareHarness();
  browser = await launchTestBrowser();
});

afterAll(() => browser?.close());

it('walks from ahead to the right, behind and to the left, and says where it is', async () => {
  const page = await browser.newPage();
  await page.goto(`${harness.address}sound.html`);
  await page.waitForFunction(() => 'sound' in window);
  const { ended, balances } = await page.evaluate(async () => {
    const { engine, record, levelDb } = window.sound;
    // Opens the output, so that it can be recorded from the beginning.
    await engine.playCue('muted');
    const way: { readonly atMs: number; readonly degrees: number }[] = [];
    const sides = Promise.all([record(4_900, 'effects', 0), record(4_900, 'effects', 1)]);
    const startMs = performance.now();
    const outcome = await engine.playCirclingVoice((degrees) =>
      way.push({ atMs: performance.now() - startMs, degrees }),
    );
    const [left, right] = await sides;
    // By how much the right ear is louder in each quarter, dB.
    const differences = [0, 90, 180, 270].map((middle) => {
      const times = way.filter(({ degrees }) => Math.abs(degrees - middle) < 30).map(({ atMs }) => 48 * atMs);
      const [from, to] = [Math.min(...times), Math.max(...times)];
      return levelDb(right.subarray(from, to)) - levelDb(left.subarray(from, to));
    });
    return { ended: outcome.ok, balances: differences };
  });
  expect(ended).toBe(true);
  const [ahead = 0, right = 0, behind = 0, left = 0] = balances;
  // A head shadows the low sound of a voice by 2 to 3 dB only. What tells more is the difference in time.
  expect(right).toBeGreaterThan(1.5);
  expect(left).toBeLessThan(-1.5);
  expect(Math.abs(ahead)).toBeLessThan(1);
  expect(Math.abs(behind)).toBeLessThan(1);
});
