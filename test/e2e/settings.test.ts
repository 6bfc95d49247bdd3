import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../shared/model/settings.ts';
import { Participant } from '../support/lobby/participant.ts';
import { openSettingsPage } from '../support/window/settings-page.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let ada: Participant;
let page: Page;
let dialog: Locator;

beforeAll(async () => {
  // Somebody has edited the file by hand.
  ada = await Participant.start({ name: 'Ada', toneHz: 500, settings: { releaseDelayMs: -1 } });
  ({ page } = ada);
  dialog = await openSettingsPage(page, 'Profile & language');
});

afterAll(() => ada.close());

const stored = (): Settings =>
  (JSON.parse(readFileSync(path.join(ada.app.folder, 'settings.json'), 'utf8')) as { readonly settings: Settings })
    .settings;
const showPage = (name: string) => dialog.getByRole('tab', { name, exact: true }).click();
const expectStored = <Name extends keyof Settings>(name: Name, value: Settings[Name]) =>
  expect.poll(() => stored()[name], SETTLING).toEqual(value);
const looks = (): Promise<{
  readonly language: string;
  readonly direction: string;
  readonly theme: string;
  readonly contrast: string;
}> =>
  page.evaluate(() => ({
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    theme: document.documentElement.dataset['theme'] ?? '',
    contrast: document.documentElement.dataset['contrast'] ?? '',
  }));

describe('profile and language', () => {
  it('change name and looks', async () => {
    await dialog.getByLabel('Your name').fill('Ada Byron');
    await expectStored('name', 'Ada Byron');
    await dialog.getByRole('radio', { name: 'High contrast' }).check();
    await expect.poll(looks, SETTLING).toMatchObject({ theme: 'contrast', contrast: 'more' });
    await dialog.getByRole('radio', { name: 'Light' }).check();
    await expect.poll(looks, SETTLING).toMatchObject({ theme: 'light', contrast: 'normal' });
    await expectStored('theme', 'light');
  });

  it('change the language of everything at once, and turn the page round for Arabic', async () => {
    const choice = page.locator('select').filter({ has: page.locator('option[value="zh-Hans"]') });
    await choice.selectOption('ar');
    await expect.poll(looks, SETTLING).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await choice.selectOption('de');
    await page.getByRole('dialog', { name: 'Einstellungen' }).waitFor();
    await expect.poll(looks, SETTLING).toMatchObject({ language: 'de', direction: 'ltr' });
    await choice.selectOption('en');
    await dialog.getByRole('heading', { name: 'Profile & language' }).waitFor();
    await expectStored('language', 'en');
  });

  it('say what could not be read of the settings in that language, until it is put away', async () => {
    const choice = page.locator('select').filter({ has: page.locator('option[value="zh-Hans"]') });
    await dialog.getByText('their defaults are used: releaseDelayMs.').waitFor();
    await choice.selectOption('de');
    const german = page.getByRole('dialog', { name: 'Einstellungen' });
    const notice = german.getByText(
      'Diese Einstellungen konnten nicht oder nicht ganz gelesen werden, darum gelten für sie die Vorgaben: releaseDelayMs.',
    );
    await notice.waitFor();
    await german.getByRole('button', { name: 'Ausblenden' }).click();
    await notice.waitFor({ state: 'detached' });
    await choice.selectOption('en');
    await expectStored('language', 'en');
  });
});

describe('sound', () => {
  it('changes what is done to the voice', async () => {
    await showPage('Sound output & processing');
    await dialog.getByRole('radio', { name: /^RNNoise/ }).check();
    await expectStored('noiseSuppression', 'rnnoise');
    await dialog.getByRole('radio', { name: /^Off/ }).check();
    await expectStored('noiseSuppression', 'off');
    await dialog.getByRole('switch', { name: /^Echo cancellation/ }).press('Space');
    await expectStored('echoCancellation', true);
  });

  it('changes how loud the microphone is', async () => {
    await showPage('Microphone');
    const slider = dialog.getByRole('slider', { name: 'Microphone volume' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => stored().inputGains.length, SETTLING).toBe(1);
  });
});

describe('talking and keys', () => {
  it('change when one is heard', async () => {
    await showPage('Talking');
    await dialog.getByRole('radio', { name: 'Voice activation' }).check();
    await expectStored('talkMode', 'voice-activation');
    await dialog.getByRole('radio', { name: 'Push to talk' }).check();
    await dialog.getByRole('switch', { name: /^Press twice to keep talking/ }).press('Space');
    await expectStored('doublePressLocks', true);
    await dialog.getByRole('switch', { name: /^Sound cues/ }).press('Space');
    await expectStored('soundCues', true);
  });

  it('lead to all keys', async () => {
    await dialog.getByRole('button', { name: 'More keys' }).click();
    await expect
      .poll(() => dialog.getByRole('tab', { name: 'Keys', exact: true }).getAttribute('aria-selected'), SETTLING)
      .toBe('true');
    await dialog.getByRole('listitem', { name: 'Talk', exact: true }).waitFor();
  });
});

describe('the app', () => {
  it('changes what the overlay shows', async () => {
    await showPage('Overlay');
    await dialog.getByRole('switch', { name: /^Show everybody/ }).press('Space');
    await expect.poll(() => stored().overlay.showsEverybody, SETTLING).toBe(true);
  });

  it('says that a copy in a browser cannot update itself', async () => {
    await showPage('App & updates');
    await dialog.getByText('This copy of Earshot cannot update itself.').waitFor();
  });

  it('writes a report that tells no name', async () => {
    await showPage('Diagnostics');
    await dialog.getByRole('button', { name: 'Write the report' }).click();
    const report = dialog.getByRole('textbox', { name: 'Report' });
    await expect.poll(() => report.inputValue(), SETTLING).toContain('Earshot');
    expect(await report.inputValue()).not.toContain('Ada Byron');
  });

  it('says who is blocked, which version it is, and what games tell', async () => {
    await showPage('People');
    await dialog.getByText('You have blocked nobody.').waitFor();
    await showPage('About');
    await dialog.getByText(/^\d+\.\d+\.\d+/).waitFor();
    await showPage('Games');
    await dialog.getByRole('button', { name: 'Positions' }).click();
    await page.getByRole('dialog', { name: 'Positions' }).waitFor();
  });
});
