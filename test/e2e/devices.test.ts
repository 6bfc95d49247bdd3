import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppProcess } from '../support/desktop/app-process.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { installSoundTap, readSentPackets } from '../support/sound/sound-tap.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';
import { connectedLine } from '../support/window/connected-line.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';

const WAIT = { timeout: 30_000, interval: 100 };

let app: AppProcess;
let browser: Browser;
let page: Page;

/** A person who talks all the time in their own lobby, with Chromium's three microphones. */
beforeAll(async () => {
  app = await AppProcess.start({ name: 'Ada', talkMode: 'open-mic', isSetUp: true });
  browser = await launchTestBrowser({ extraArguments: ['--allow-loopback-in-peer-connection'] });
  page = await (
    await browser.newContext({ viewport: { width: 1_280, height: 800 }, permissions: ['microphone'] })
  ).newPage();
  await page.addInitScript(() => {
    // Scripts that the content policy forbids, worklets included, are reported here.
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset['violations'] =
        `${document.documentElement.dataset['violations'] ?? ''} ${violatedDirective}`;
    });
  });
  await installSoundTap(page);
  await page.goto(app.link);
  await page.getByRole('button', { name: en.lobby.host.title }).click();
  await page.getByRole('button', { name: en.lobby.host.start, exact: true }).click();
  await connectedLine(page).waitFor({ timeout: 90_000 });
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function openPage(name: string): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible())) await openSettings(page);
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Checks that packets are still sent after the last action. */
async function expectTalkGoesOn(): Promise<void> {
  const sent = async (): Promise<number> => (await readSentPackets(page)).count;
  const before = await sent();
  await expect.poll(sent, WAIT).toBeGreaterThan(before + 25);
}

it('changes the microphone during speech, and keeps the choice', async () => {
  await expectTalkGoesOn();
  await openPage(en.settings.page.audio);
  await page.getByRole('combobox', { name: en.devices.microphone }).selectOption({ label: 'Fake Audio Input 1' });
  await page.getByText(fillText(en.devices.test.inUse, { label: 'Fake Audio Input 1' })).waitFor();
  await expectTalkGoesOn();
  await page.getByRole('combobox', { name: en.devices.microphone }).selectOption({ label: en.devices.systemDefault });
  await page.getByText(fillText(en.devices.test.inUse, { label: 'Fake Default Audio Input' })).waitFor();
  await expectTalkGoesOn();
});

it('plays your voice back through the codec, and shows its level', async () => {
  await openPage(en.settings.page.audio);
  await page.getByRole('button', { name: en.devices.test.start }).click();
  await page.getByText(en.devices.test.hintPlaying).waitFor();
  await page.getByText(/^Your voice is at [-−]?[\d.]+ dB/).waitFor();
});

it('changes noise suppression and processing during speech, within the content policy', async () => {
  await openPage(en.settings.page.audio);
  for (const kind of ['rnnoise', 'gtcrn', 'off', 'browser'] as const) {
    await page.getByRole('radio', { name: en.devices.processing.kinds[kind].detail }).check();
    await expectTalkGoesOn();
  }
  await page.getByRole('switch', { name: en.devices.processing.echoCancellation }).press('Space');
  await expectTalkGoesOn();
  expect(await page.getByText(en.devices.notice.suppressionUnavailable).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.dataset['violations'] ?? '')).toBe('');
});

it('plays the test sound on the chosen speakers, and stops it', async () => {
  await openPage(en.settings.page.audio);
  await page.getByRole('button', { name: en.devices.tone.play }).click();
  await page.getByRole('button', { name: en.devices.tone.stop }).click();
  await page.getByRole('button', { name: en.devices.tone.play }).waitFor();
});
