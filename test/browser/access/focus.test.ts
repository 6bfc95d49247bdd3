import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { openSettings } from '../../support/window/page/lobby-menu.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow, type HarnessOptions } from '../renderer-harness/harness-window.ts';

/** Whatever a key press does, the focus stays on something: without a place it starts again at the top of the page. */

const WAIT = { timeout: 20_000, interval: 50 };
const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(() => harness.close());

async function open(options: HarnessOptions = {}): Promise<void> {
  harness = await HarnessWindow.open(pages, { players: 3, ...options });
  ({ page } = harness);
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const dialog = (name: string): Locator => page.getByRole('dialog', { name });
const isFocused = (element: Locator): Promise<boolean> => element.evaluate((one) => one === document.activeElement);
const expectFocus = (element: Locator): Promise<void> => expect.poll(() => isFocused(element), WAIT).toBe(true);
/** Where the focus is, as soon as what the last key did is over. */
const focused = (): Promise<string> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return document.activeElement?.tagName ?? 'nothing';
  });

/** Presses the button by the keyboard. The focus must be somewhere afterwards. */
async function press(element: Locator): Promise<void> {
  await element.focus();
  await page.keyboard.press('Enter');
  expect(await focused(), String(element)).not.toBe('BODY');
}

describe('on the start screen', () => {
  it('opening a form, going back, and joining a lobby keep the focus', async () => {
    await open();
    await press(button(en.lobby.host.title));
    await expectFocus(page.getByRole('textbox', { name: en.lobby.host.name }));
    await press(button(en.app.start.back));
    await press(button(en.lobbies.title));
    await press(button(en.app.start.back));
    await harness.enterInvitation();
    await expectFocus(page.getByRole('heading', { level: 1, name: 'Friday raid' }));
  });

  it('an invitation that fails leaves it on the button', async () => {
    await open({ isUnreachable: true });
    await page.getByLabel(en.lobby.join.field).fill(await page.evaluate(() => window.harness.invitation));
    await press(button(en.lobby.join.start));
    await page.getByRole('alert').first().waitFor();
    expect(await focused()).not.toBe('BODY');
  });
});

describe('checks that take a while', () => {
  it('leave the focus on their button: hear yourself, and a test sound', async () => {
    await open();
    await openSettings(page);
    await page.getByRole('tab', { name: en.settings.page.audio, exact: true }).click();
    for (const name of [en.devices.test.start, en.devices.tone.play]) {
      const check = button(name);
      if ((await check.count()) === 0) continue;
      const element = await check.elementHandle();
      await press(check);
      expect(await element?.evaluate((one) => one === document.activeElement), name).toBe(true);
    }
    expect(await page.locator('.microphone-hint').getAttribute('role')).toBe('status');
  });

  it('leave it near the question about a voice around you, and after its answer', async () => {
    await open();
    const address = new URL(page.url());
    address.searchParams.set('settings', JSON.stringify({ isSetUp: false, setupStep: 'sound' }));
    await page.goto(address.href);
    await press(button(en.devices.around.play));
    await press(button(en.devices.around.yes));
    await press(button(en.setup.next));
  });
});

describe('dialogs', () => {
  it('start at their title, or in the first field of a form', async () => {
    await open();
    await openSettings(page);
    await expectFocus(dialog(en.settings.title).getByRole('heading', { name: en.settings.title }));
    await page.keyboard.press('Escape');
    await harness.join();
    await press(button(en.lobby.rules));
    await expectFocus(dialog(en.rules.title).getByRole('heading', { name: en.rules.title }));
    await page.keyboard.press('Escape');
    await expectFocus(button(en.lobby.rules));
  });

  it('lie above the invitation, and lead back to the button that opened them', async () => {
    await open({ settings: { rendezvous: ['rendezvous.example.org'] } });
    await press(button(en.lobby.host.title));
    await page.keyboard.press('Enter');
    await button(en.lobby.invite).waitFor();
    await press(button(en.lobby.invite));
    const invite = dialog(en.reach.invite.title);
    const opened = [
      [en.reach.doctor.title, en.reach.doctor.title],
      [en.lobbies.listing.start, en.lobbies.listing.title],
    ] as const;
    for (const [name, title] of opened) {
      const opener = invite.getByRole('button', { name, exact: true });
      await press(opener);
      await dialog(title).waitFor();
      await page.keyboard.press('Escape');
      await dialog(title).waitFor({ state: 'detached' });
      await expectFocus(opener);
    }
  });
});

describe('in a lobby', () => {
  it('blocking a player, undoing it, and leaving keep the focus', async () => {
    await open();
    await harness.join();
    const row = page.getByRole('region', { name: en.people.title }).getByRole('listitem').nth(1);
    const name = await row.locator('.person-name bdi').innerText();
    await press(row.locator('.person-more'));
    await press(page.getByRole('menuitem', { name: fillText(en.people.blockName, { name }) }));
    await press(button(en.common.undo));
    await press(button(en.voice.leave));
    await page.getByRole('heading', { name: en.app.start.title }).waitFor();
    expect(await focused()).not.toBe('BODY');
  });
});

describe('what just happened', () => {
  const rows = (): Locator => page.getByRole('region', { name: en.people.title }).getByRole('listitem');

  async function block(): Promise<Locator> {
    await open();
    await harness.join();
    const name = await rows().nth(1).locator('.person-name bdi').innerText();
    await press(rows().nth(1).locator('.person-more'));
    await press(page.getByRole('menuitem', { name: fillText(en.people.blockName, { name }) }));
    return page.getByRole('img', { name: en.people.blockedByYou });
  }

  it('is undone by Ctrl+Z, which the announcement names', async () => {
    const blocked = await block();
    await blocked.waitFor();
    expect(await page.locator('.toasts').getAttribute('role')).toBe('status');
    expect(await page.locator('.toast').textContent()).toContain(fillText(en.common.undoByKey, { key: 'Ctrl+Z' }));
    await page.keyboard.press('Control+z');
    await blocked.waitFor({ state: 'detached' });
  });

  it('is reached by F6', async () => {
    await block();
    await page.keyboard.press('F6');
    await expectFocus(button(en.common.undo));
  });
});

it('a link into the settings never leads to what removes a key', async () => {
  await open({ settings: { bindings: [{ action: 'talk', trigger: { device: 'keyboard', code: 'F9' } }] } });
  await page.locator('.status-button').last().click();
  await expectFocus(button(fillText(en.hotkeys.addFor, { action: en.hotkeys.action.talk })));
});
