import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../shared/model/settings.ts';
import { Participant } from '../support/window/participant.ts';
import { openSettingsPage } from '../support/window/settings-page.ts';
import { fillText } from '../support/window/fill-text.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let ada: Participant;
let page: Page;

beforeAll(async () => {
  ada = await Participant.start({ name: 'Ada', toneHz: 500, settings: { isSetUp: false, bindings: [] } });
  ({ page } = ada);
});

afterAll(() => ada.close());

const stored = (): Settings =>
  (JSON.parse(readFileSync(path.join(ada.app.folder, 'settings.json'), 'utf8')) as { readonly settings: Settings })
    .settings;
const title = (name: string) => page.getByRole('heading', { level: 1, name });
const next = () => page.getByRole('button', { name: en.setup.next }).click();

it('asks for the name first, and Enter continues', async () => {
  await title(en.setup.welcome.title).waitFor();
  await page.getByLabel(en.settings.name).fill('Ada Lovelace');
  await page.keyboard.press('Enter');
  await title(en.setup.microphone.title).waitFor();
  await expect.poll(() => stored().name, SETTLING).toBe('Ada Lovelace');
});

it('shows the microphone and plays your voice back', async () => {
  const level = page.getByRole('meter', { name: en.devices.inputLevel });
  await expect.poll(async () => Number(await level.getAttribute('aria-valuenow')), SETTLING).toBeGreaterThan(20);
  await page.getByRole('button', { name: en.devices.test.start }).click();
  await page.getByText(en.devices.test.hintPlaying).waitFor({ timeout: 20_000 });
  await next();
});

it('asks for a key only with push to talk, and can go back', async () => {
  await title(en.setup.talking.title).waitFor();
  const progress = page.getByRole('img', { name: fillText(en.setup.progress, { step: '3', count: '5' }) });
  expect(await progress.locator('span').count()).toBe(5);
  await page.getByRole('radio', { name: en.voice.mode['open-mic'] }).check();
  expect(await progress.locator('span').count()).toBe(5);
  await next();
  await title(en.setup.done.title).waitFor();
  await page.getByRole('button', { name: en.setup.back }).click();
  await page.getByRole('radio', { name: en.voice.mode['push-to-talk'] }).check();
  await next();
  await title(en.setup.key.title).waitFor();
});

it('binds no key until you choose one, and warns of a letter', async () => {
  expect(stored().bindings).toEqual([]);
  const typed = page.getByText(fillText(en.hotkeys.typed, { key: 'V' }));
  await page.getByRole('button', { name: fillText(en.hotkeys.use, { key: 'V' }) }).click();
  await typed.waitFor();
  expect(await page.getByText(fillText(en.hotkeys.holdToTalk, { key: 'V' })).count()).toBe(1);
});

it('accepts another key, and remembers it', async () => {
  await page.getByRole('button', { name: en.hotkeys.change }).click();
  await page.keyboard.press('KeyB');
  await expect
    .poll(
      () =>
        stored()
          .bindings.filter(({ action }) => action === 'talk')
          .map(({ trigger }) => trigger),
      SETTLING,
    )
    .toEqual([{ device: 'keyboard', code: 'KeyB' }]);
  await next();
});

it('ends at the chosen starting point, and does not return', async () => {
  await page.getByRole('button', { name: en.setup.done.join }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SETTLING).toBe('TEXTAREA');
  await expect.poll(() => stored().isSetUp, SETTLING).toBe(true);
});

it('can be repeated from the settings, can be skipped, and leads to the practice lobby', async () => {
  await (
    await openSettingsPage(page, en.settings.page.profile)
  )
    .getByRole('button', { name: en.settings.setUpAgain })
    .click();
  await page.getByRole('button', { name: en.setup.skip }).click();
  await page.getByRole('heading', { name: en.app.start.title }).waitFor();
  await (
    await openSettingsPage(page, en.settings.page.profile)
  )
    .getByRole('button', { name: en.settings.setUpAgain })
    .click();
  for (const step of ['welcome', 'microphone', 'talking', 'key'] as const) {
    await title(en.setup[step].title).waitFor();
    await next();
  }
  await page.getByRole('button', { name: en.setup.done.practise }).click();
  await ada.waitUntilConnected();
});
