import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppProcess } from '../support/desktop/app-process.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { installSoundTap, readSentPackets } from '../support/sound/sound-tap.ts';

const WAIT = { timeout: 30_000, interval: 100 };

let app: AppProcess;
let browser: Browser;
let page: Page;

/** A person who talks all the time, in a lobby of their own, with Chromium's three microphones. */
beforeAll(async () => {
  app = await AppProcess.start({ name: 'Ada', talkMode: 'open-mic', isSetUp: true });
  browser = await launchTestBrowser({ extraArguments: ['--allow-loopback-in-peer-connection'] });
  page = await (
    await browser.newContext({ viewport: { width: 1_280, height: 800 }, permissions: ['microphone'] })
  ).newPage();
  await page.addInitScript(() => {
    // Scripts that the content policy forbids are told of here, worklets too.
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset['violations'] =
        `${document.documentElement.dataset['violations'] ?? ''} ${violatedDirective}`;
    });
  });
  await installSoundTap(page);
  await page.goto(app.link);
  await page.getByRole('button', { name: 'Host', exact: true }).click();
  await page.getByRole('banner').getByText('Connected').waitFor({ timeout: 90_000 });
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function openPage(name: 'Microphone' | 'Sound output & processing'): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible())) await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Packets go on going out after what was just done. */
async function expectTalkGoesOn(): Promise<void> {
  const sent = async (): Promise<number> => (await readSentPackets(page)).count;
  const before = await sent();
  await expect.poll(sent, WAIT).toBeGreaterThan(before + 25);
}

it('changes the microphone while one talks, and keeps the choice', async () => {
  await expectTalkGoesOn();
  await openPage('Microphone');
  await page.getByRole('combobox', { name: 'Microphone' }).selectOption({ label: 'Fake Audio Input 1' });
  await page.getByText('Using Fake Audio Input 1.').waitFor();
  await expectTalkGoesOn();
  await page.getByRole('combobox', { name: 'Microphone' }).selectOption({ label: 'System default' });
  await page.getByText('Using Fake Default Audio Input.').waitFor();
  await expectTalkGoesOn();
});

it('lets one hear oneself through the codec, and says how loud one is', async () => {
  await openPage('Microphone');
  await page.getByRole('button', { name: 'Hear yourself' }).click();
  await page.getByText('This is how others hear you.').waitFor();
  await page.getByText(/Your voice: .* dB/).waitFor();
});

it('changes noise suppression and processing while one talks, within the content policy', async () => {
  await openPage('Sound output & processing');
  for (const name of ['RNNoise', 'GTCRN', 'Off', 'Standard']) {
    await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
    await expectTalkGoesOn();
  }
  await page.getByRole('switch', { name: /Echo cancellation/ }).press('Space');
  await expectTalkGoesOn();
  expect(await page.getByText('could not be started').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.dataset['violations'] ?? '')).toBe('');
});

it('plays the test sound on the chosen speakers', async () => {
  await openPage('Sound output & processing');
  await page.getByRole('button', { name: 'Play a test sound' }).click();
  await page.getByRole('button', { name: 'Playing' }).waitFor();
  await page.getByRole('button', { name: 'Play a test sound' }).waitFor();
});
