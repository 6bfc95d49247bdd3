import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../shared/model/settings.ts';
import { Participant } from '../support/window/participant.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';
import { fillText } from '../support/window/page/fill-text.ts';
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
const button = (name: string) => page.getByRole('button', { name });

it('hears your voice, and plays it back', async () => {
  await title(en.setup.sound.title).waitFor();
  const level = page.getByRole('meter', { name: en.devices.inputLevel });
  await expect.poll(async () => Number(await level.getAttribute('aria-valuenow')), SETTLING).toBeGreaterThan(20);
  await page.getByText(en.devices.live.heard).waitFor();
  await button(en.devices.test.start).click();
  await page.getByText(en.devices.test.hintPlaying).waitFor({ timeout: 20_000 });
});

it('lets a voice circle you, and advises if you did not hear it', async () => {
  await button(en.devices.around.play).click();
  await page.getByText(en.devices.around.question).waitFor({ timeout: 20_000 });
  await button(en.devices.around.swapped).click();
  await page.getByText(en.devices.around.verdict.swapped).waitFor();
});

it('goes to the next step by Enter, and continues there in a window that is opened again', async () => {
  await button(en.setup.next).focus();
  await page.keyboard.press('Enter');
  await title(en.setup.talking.title).waitFor();
  await expect.poll(() => stored().setupStep, SETTLING).toBe('talking');
  await page.reload();
  await title(en.setup.talking.title).waitFor();
});

it('asks for a key only where a mode has one', async () => {
  await page.getByRole('radio', { name: en.voice.mode['open-mic'] }).check();
  await expect.poll(() => button(en.hotkeys.choose).count(), SETTLING).toBe(0);
  await page.getByRole('radio', { name: en.voice.mode['push-to-talk'] }).check();
  await button(en.hotkeys.choose).waitFor();
});

it('binds no key until you choose one, says where keys work, and offers no letter', async () => {
  expect(stored().bindings).toEqual([]);
  // No display, so no program but the window hears keys.
  await page.getByText(en.hotkeys.elsewhere['no-display']).waitFor();
  expect(await button(fillText(en.hotkeys.use, { key: 'V' })).count()).toBe(0);
  await button(fillText(en.hotkeys.use, { key: en.hotkeys.named.CapsLock })).click();
  await page.getByText(fillText(en.voice.test['push-to-talk'].idle, { key: en.hotkeys.named.CapsLock })).waitFor();
});

it('accepts another key, and remembers it', async () => {
  await button(en.hotkeys.change).click();
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
  // The window alone hears it, so typing elsewhere does no harm.
  expect(await page.getByText(fillText(en.hotkeys.typed, { key: 'B' })).count()).toBe(0);
  await button(en.setup.next).click();
});

it('asks for your name and colour, and ends at the start screen', async () => {
  await title(en.setup.you.title).waitFor();
  await page.getByLabel(en.settings.name).fill('Ada Lovelace');
  await page.getByRole('radio', { name: en.settings.color.names.violet }).check();
  await expect.poll(() => [stored().name, stored().color], SETTLING).toEqual(['Ada Lovelace', 3]);
  await button(en.setup.back).click();
  await title(en.setup.talking.title).waitFor();
  await button(en.setup.next).click();
  await button(en.setup.finish).click();
  await expect.poll(() => stored().isSetUp, SETTLING).toBe(true);
  await button(en.lobby.practice.start).waitFor();
});

it('can be repeated from the settings, and skipped', async () => {
  await (
    await openSettingsPage(page, en.settings.page.profile)
  )
    .getByRole('button', { name: en.settings.setUpAgain })
    .click();
  await title(en.setup.sound.title).waitFor();
  await button(en.setup.skip).click();
  await button(en.lobby.practice.start).waitFor();
  await expect.poll(() => stored().isSetUp, SETTLING).toBe(true);
});
