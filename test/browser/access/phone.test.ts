import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { openSettings } from '../../support/window/page/lobby-menu.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** A phone: a finger, no keyboard, and the page that guests open. */

const WAIT = { timeout: 20_000, interval: 50 };
const PAGE = 'https://guest.example.org/';
const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;
let endTouch: () => Promise<void> = async () => {};

afterEach(async () => {
  await endTouch();
  await harness.close();
});

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

async function open({ isGuest = false, microphone = 'allow' as 'allow' | 'deny', width = 390 } = {}): Promise<void> {
  harness = await HarnessWindow.open(pages, { players: 2 }, microphone);
  ({ page } = harness);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  endTouch = async () => {
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await session.detach();
  };
  await page.setViewportSize({ width, height: 844 });
  if (!isGuest) return;
  const address = new URL(page.url());
  address.searchParams.set('guest', 'link');
  address.searchParams.set('page', PAGE);
  await page.goto(address.href);
  await page.getByRole('heading', { name: en.guest.invited }).waitFor();
}

/** Answers every join from now on with this failure; null = never. */
const failJoins = (code: string | null): Promise<void> =>
  page.evaluate((failure) => {
    window.harness.fake.answer('link:join', () =>
      failure === null
        ? new Promise(() => undefined)
        : Promise.resolve({ ok: false, error: { code: failure, message: '' } } as never),
    );
  }, code);

it('is really a finger', async () => {
  await open();
  expect(await page.evaluate(() => matchMedia('(hover: none) and (pointer: coarse)').matches)).toBe(true);
});

describe('without a keyboard', () => {
  it.each([
    ['the start screen', false],
    ["a guest's page", true],
  ])('%s says that a button is for talking, and names no key', async (_name, isGuest) => {
    await open({ isGuest });
    await page.getByRole('contentinfo').getByText(en.voice.touch['push-to-talk']).waitFor();
    const [before = '', after = ''] = en.hotkeys.holdToTalk.split('{{key}}');
    expect(await page.locator('.text-with-key, kbd').count()).toBe(0);
    expect(await page.getByText(new RegExp(`^${before}\\S{1,12}${after}$`)).count()).toBe(0);
    await openSettings(page);
    const settings = page.getByRole('dialog', { name: en.settings.title });
    await settings.getByRole('combobox', { name: en.settings.pages }).selectOption(en.settings.page.talking);
    await settings.getByText(en.voice.modeNoteTouch['push-to-talk']).waitFor();
  });
});

describe('without permission for the microphone', () => {
  it('the notice is whole, says what to do, and answers each new try', async () => {
    await open({ microphone: 'deny' });
    await harness.join();
    const notice = page.locator('.lobby-notices').getByRole('alert');
    await notice.getByText(en.devices.problem.blocked).waitFor();
    const cut = await page
      .locator('.lobby-side, .lobby-notices')
      .evaluateAll((boxes) => boxes.filter((box) => box.scrollHeight > box.clientHeight).length);
    expect(cut).toBe(0);
    expect(await button(en.headset.use).count()).toBe(0);
    const toast = page.locator('.toast').getByText(en.devices.problem.blocked);
    for (const tried of [notice.getByRole('button', { name: en.devices.tryAgain }), button(en.voice.button.turnOn)]) {
      await tried.click();
      await toast.waitFor();
      await page.locator('.toast').getByRole('button', { name: en.common.dismiss }).click();
      await toast.waitFor({ state: 'detached' });
    }
  });

  it('a phone is no headset of its own', async () => {
    await open();
    await openSettings(page);
    const settings = page.getByRole('dialog', { name: en.settings.title });
    await settings.getByRole('combobox', { name: en.settings.pages }).selectOption(en.settings.page.audio);
    await settings.getByText(en.settings.section.output).first().waitFor();
    expect(await settings.getByText(en.headset.title).count()).toBe(0);
  });
});

describe('the page of a guest', () => {
  it('invites with a link for browsers', async () => {
    await open({ isGuest: true });
    await button(en.lobby.join.start).click();
    await button(en.lobby.invite).click();
    await page.getByText(en.lobby.linkCopied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^${PAGE}#`));
  });

  it('names the lobby after a visit', async () => {
    await open({ isGuest: true });
    await button(en.lobby.join.start).click();
    await button(en.voice.leave).click();
    await page.getByRole('heading', { name: 'You’re invited to Friday raid' }).waitFor();
  });

  it('says that the lobby is closed, and ends a join that takes long', async () => {
    await open({ isGuest: true });
    await failJoins(null);
    await button(en.lobby.join.start).click();
    await button(en.common.cancel).click();
    await button(en.lobby.join.start).waitFor();
    await failJoins('lobby-not-there');
    await button(en.lobby.join.start).click();
    await page.getByRole('heading', { name: en.guest.over.title }).waitFor();
    await page.getByRole('alert').getByText(en.guest.over.text).waitFor();
  });

  it('leads back from another link', async () => {
    await open({ isGuest: true });
    await button(en.guest.otherLink).click();
    await page.getByLabel(en.lobby.join.field).waitFor();
    await button(en.common.cancel).click();
    await button(en.guest.otherLink).waitFor();
  });
});

describe('the lobby', () => {
  it('says that a tap walks, and has the map, the rules and the invitation at 320 pixels', async () => {
    await open({ width: 320 });
    await harness.join();
    await page.getByText(en.map.help.tap).waitFor();
    for (const name of [en.lobby.rules, en.lobby.invite]) expect(await button(name).isVisible(), name).toBe(true);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), WAIT).toBe(320);
  });

  it('shows a menu as a sheet with a title, in front of a dimmed lobby', async () => {
    await open();
    await harness.join();
    await page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
    const sheet = page.locator('.popover');
    expect(await sheet.locator('.menu-title').isVisible()).toBe(true);
    const backdrop = await sheet.evaluate((element) => getComputedStyle(element, '::backdrop').backgroundColor);
    expect(backdrop).not.toBe('rgba(0, 0, 0, 0)');
  });
});
