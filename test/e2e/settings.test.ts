import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../shared/model/settings.ts';
import { Participant } from '../support/window/participant.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let ada: Participant;
let page: Page;
let dialog: Locator;

beforeAll(async () => {
  // Simulates a file edited by hand.
  ada = await Participant.start({ name: 'Ada', toneHz: 500, settings: { releaseDelayMs: -1 } });
  ({ page } = ada);
  dialog = await openSettingsPage(page, en.settings.page.profile);
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
  it('change the name and the theme', async () => {
    await dialog.getByLabel(en.settings.name).fill('Ada Byron');
    await expectStored('name', 'Ada Byron');
    await dialog.getByRole('radio', { name: en.settings.theme.contrast }).check();
    await expect.poll(looks, SETTLING).toMatchObject({ theme: 'contrast', contrast: 'more' });
    await dialog.getByRole('radio', { name: en.settings.theme.light }).check();
    await expect.poll(looks, SETTLING).toMatchObject({ theme: 'light', contrast: 'normal' });
    await expectStored('theme', 'light');
  });

  it('change the language everywhere at once, and mirror the page for Arabic', async () => {
    const choice = page.locator('select').filter({ has: page.locator('option[value="zh-Hans"]') });
    await choice.selectOption('ar');
    await expect.poll(looks, SETTLING).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await choice.selectOption('de');
    await page.getByRole('dialog', { name: 'Einstellungen' }).waitFor();
    await expect.poll(looks, SETTLING).toMatchObject({ language: 'de', direction: 'ltr' });
    await choice.selectOption('en');
    await dialog.getByRole('heading', { name: en.settings.page.profile }).waitFor();
    await expectStored('language', 'en');
  });

  it('report unreadable settings in that language, until dismissed', async () => {
    const choice = page.locator('select').filter({ has: page.locator('option[value="zh-Hans"]') });
    await dialog.getByText(fillText(en.common.errors['settings-incomplete'], { detail: 'releaseDelayMs' })).waitFor();
    await choice.selectOption('de');
    const german = page.getByRole('dialog', { name: 'Einstellungen' });
    const notice = german.getByText(
      'Einige Einstellungen waren nicht lesbar, darum gelten für diese die Vorgaben: releaseDelayMs.',
    );
    await notice.waitFor();
    // The toast of the language has such a button too.
    await german.locator('.notice').getByRole('button', { name: 'Ausblenden' }).click();
    await notice.waitFor({ state: 'detached' });
    await choice.selectOption('en');
    await expectStored('language', 'en');
  });
});

describe('sound', () => {
  it('changes voice processing', async () => {
    await showPage(en.settings.page.audio);
    await dialog.getByRole('radio', { name: en.devices.processing.kinds.rnnoise.detail }).check();
    await expectStored('noiseSuppression', 'rnnoise');
    await dialog.getByRole('radio', { name: en.devices.processing.kinds.off.detail }).check();
    await expectStored('noiseSuppression', 'off');
    await dialog.getByRole('switch', { name: en.devices.processing.echoCancellation }).press('Space');
    await expectStored('echoCancellation', true);
  });

  it('changes the microphone gain', async () => {
    await showPage(en.settings.page.audio);
    const slider = dialog.getByRole('slider', { name: en.devices.inputGain });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => stored().inputGains.length, SETTLING).toBe(1);
  });
});

describe('talking and keys', () => {
  it('change when you are heard', async () => {
    await showPage(en.settings.page.talking);
    await dialog.getByRole('radio', { name: en.voice.mode['voice-activation'] }).check();
    await expectStored('talkMode', 'voice-activation');
    await dialog.getByRole('radio', { name: en.voice.mode['push-to-talk'] }).check();
    await dialog.getByRole('switch', { name: en.voice.doublePress }).press('Space');
    await expectStored('doublePressLocks', true);
  });

  it('change the sounds, beside the language', async () => {
    await showPage(en.settings.page.profile);
    await dialog.getByRole('radio', { name: en.voice.signals.normal }).check();
    await expectStored('signals', 'normal');
    await dialog.getByRole('switch', { name: en.voice.soundCues }).press('Space');
    await expectStored('soundCues', true);
  });

  it('list all keys, which are recorded in place', async () => {
    await showPage(en.settings.page.talking);
    const row = dialog.getByRole('listitem', { name: en.hotkeys.action.talk, exact: true });
    await row.getByRole('button', { name: fillText(en.hotkeys.addFor, { action: en.hotkeys.action.talk }) }).click();
    await page.keyboard.press('F8');
    await expect.poll(() => JSON.stringify(stored().bindings).includes('"F8"'), SETTLING).toBe(true);
    expect(await page.getByRole('dialog').count()).toBe(1);
    const shown = dialog.getByText(fillText(en.hotkeys.changed.added, { action: en.hotkeys.action.talk, key: 'F8' }));
    await shown.waitFor();
  });
});

describe('undo', () => {
  const undo = () => dialog.getByRole('button', { name: en.common.undo });

  it('takes back a change in its message, above the dialog', async () => {
    await showPage(en.settings.page.talking);
    await dialog.getByRole('radio', { name: en.voice.mode['open-mic'] }).check();
    await expectStored('talkMode', 'open-mic');
    await dialog.getByText(`${en.voice.mode.label}: ${en.voice.mode['open-mic']}`).waitFor();
    await undo().last().click();
    await expectStored('talkMode', 'push-to-talk');
  });

  it('takes back the last change with Ctrl+Z', async () => {
    await dialog.getByRole('switch', { name: en.voice.doublePress }).press('Space');
    await expectStored('doublePressLocks', false);
    await page.keyboard.press('Control+z');
    await expectStored('doublePressLocks', true);
    await dialog.getByText(fillText(en.settings.changed.undone, { name: en.voice.doublePress })).waitFor();
  });

  it('covers nothing that can be used: its message is in the title row', async () => {
    const radio = dialog.getByRole('radio', { name: en.voice.mode['push-to-mute'] });
    await radio.check();
    const toast = dialog.locator('.toast').last();
    await toast.waitFor();
    const covered = await toast.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isCovered = (control: Element): boolean => {
        const box = control.getBoundingClientRect();
        return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
      };
      const controls = element.closest('dialog')!.querySelectorAll('button, input, select, [role="tab"]');
      const isOver = ({ top: ownTop }: DOMRect): boolean => {
        const panel = element.closest('dialog')!.querySelector('.pages-panel')!.getBoundingClientRect();
        return ownTop >= panel.top;
      };
      return [...controls]
        .filter((control) => !element.contains(control) && isCovered(control))
        .filter((control) => isOver(control.getBoundingClientRect()) || control.closest('.dialog-header') !== null)
        .map((control) => control.outerHTML.slice(0, 80));
    });
    expect(covered).toEqual([]);
    await page.keyboard.press('Control+z');
    await expectStored('talkMode', 'push-to-talk');
  });
});

describe('the search', () => {
  const search = () => dialog.getByRole('searchbox', { name: en.settings.search.label });
  const result = (name: string) => dialog.getByRole('list', { name: en.settings.search.label }).getByText(name);

  it('leads to a setting on another page, and marks it', async () => {
    await search().fill('upnp');
    await result(en.settings.hosting.mapsPorts).click();
    const setting = dialog.locator('[data-found="true"]');
    await setting.getByText(en.settings.hosting.mapsPorts).waitFor();
    await expect.poll(() => setting.count(), SETTLING).toBe(0);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('role'));
    expect(focused).toBe('switch');
    expect(await search().inputValue()).toBe('');
  });

  it('is used by the keyboard alone, and emptied by Escape before the dialog closes', async () => {
    await search().focus();
    await page.keyboard.type('nothing like this');
    await dialog.getByText(en.settings.search.nothing).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => search().inputValue(), SETTLING).toBe('');
    await page.keyboard.type('echo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('tab', { name: en.settings.page.audio, exact: true, selected: true }).waitFor();
  });

  it('shows the page of the best result meanwhile, keeps the focus, and is emptied by its button', async () => {
    await showPage(en.settings.page.profile);
    await search().fill('upnp');
    await dialog.getByRole('heading', { name: en.settings.page.advanced }).waitFor();
    await dialog.locator('[data-found="true"]').getByText(en.settings.hosting.mapsPorts).waitFor();
    expect(await search().evaluate((field) => field === document.activeElement)).toBe(true);
    await search().fill('nothing like this');
    await dialog.getByText(en.settings.search.away).waitFor();
    await dialog.getByRole('button', { name: en.common.clear, exact: true }).click();
    await dialog.getByRole('heading', { name: en.settings.page.profile }).waitFor();
    expect(await search().evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('finds where the log is', async () => {
    await search().fill('log');
    await result(en.settings.about.dataFolder).click();
    const folder = dialog.getByLabel(en.settings.about.dataFolder, { exact: true });
    expect(await folder.inputValue()).toBe(ada.app.folder);
  });

  it('is not needed for the version, the folder and the report, to which a button leads', async () => {
    await showPage(en.settings.page.audio);
    await dialog.getByRole('button', { name: en.settings.about.title, exact: true }).click();
    await dialog
      .getByRole('region', { name: en.settings.about.title })
      .getByText(/^\d+\.\d+\.\d+/)
      .waitFor();
    await dialog.getByRole('button', { name: en.diagnostics.report.make }).waitFor();
  });

  it('shows the setting that it depends on while it is not there', async () => {
    await search().fill(en.voice.activation.hold);
    await result(en.voice.activation.hold).click();
    await dialog.locator('[data-found="true"]').getByText(en.voice.mode['voice-activation']).waitFor();
  });
});

describe('the app', () => {
  it('changes what the overlay shows', async () => {
    await showPage(en.settings.page.overlay);
    await dialog.getByRole('switch', { name: en.overlay.everybody }).press('Space');
    await expect.poll(() => stored().overlay.showsEverybody, SETTLING).toBe(true);
  });

  it('explains that a copy in a browser cannot update itself', async () => {
    await showPage(en.settings.page.advanced);
    await dialog.getByText(en.diagnostics.updates.state.unsupported).waitFor();
  });

  it('writes a report without names', async () => {
    await showPage(en.settings.page.advanced);
    await dialog.getByRole('button', { name: en.diagnostics.report.make }).click();
    const report = dialog.getByRole('textbox', { name: en.diagnostics.report.label });
    await expect.poll(() => report.inputValue(), SETTLING).toContain('Earshot');
    expect(await report.inputValue()).not.toContain('Ada Byron');
  });

  it('shows blocked players, the version, and what games report', async () => {
    await showPage(en.settings.page.profile);
    await dialog.getByText(en.people.blockedNone).waitFor();
    await showPage(en.settings.page.advanced);
    await dialog.getByText(/^\d+\.\d+\.\d+/).waitFor();
    await showPage(en.settings.page.games);
    await dialog.getByText(en.games.inspector, { exact: true }).click();
    await dialog.getByRole('region', { name: en.positions.sources }).waitFor();
  });
});
