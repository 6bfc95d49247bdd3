import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CUE_TONES, MAX_SIGNAL_MS, type SoundCue } from '../../renderer/audio/sound-cues.ts';
import { dbToGain } from '../../shared/units.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { shareHarness } from './renderer-harness/serve-harness.ts';
import './renderer-harness/sound-harness.ts';

/** The most that the settings add to the output. */
const MAX_OUTPUT_GAIN_DB = 12;

/** Far below a voice, and well above what nobody hears. */
const [LEAST_PEAK, MOST_PEAK] = [0.03, 0.25];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const [{ address }, launched] = await Promise.all([shareHarness(), launchTestBrowser({})]);
  browser = launched;
  page = await browser.newPage();
  await page.goto(`${address}sound.html`);
  await page.waitForFunction(() => 'sound' in window);
});

afterAll(() => browser.close());

it.each(Object.keys(CUE_TONES) as SoundCue[])(
  'the signal "%s" is short, can be heard, and does not clip',
  async (cue) => {
    const { peak, endMs } = await page.evaluate((name) => window.sound.renderCue(name), cue);
    expect(peak).toBeGreaterThan(LEAST_PEAK);
    expect(peak).toBeLessThan(MOST_PEAK);
    expect(peak * dbToGain(MAX_OUTPUT_GAIN_DB)).toBeLessThan(1);
    // The test of the speakers is for listening.
    if (cue !== 'test') expect(endMs).toBeLessThanOrEqual(MAX_SIGNAL_MS);
  },
);

it('sounds differ: what happens to others, to you, and to your own microphone', async () => {
  const played = Object.entries(CUE_TONES).map(([, tones]) =>
    tones.map(({ frequencyHz, durationMs }) => `${frequencyHz} Hz ${durationMs} ms`).join(', '),
  );
  expect(new Set(played).size).toBe(played.length);
});
