import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PagePool } from '../../support/window/page-pool.ts';
import { chooseInLobbyMenu } from '../../support/window/page/lobby-menu.ts';
import { isInReach } from '../../support/window/page/is-in-reach.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** The layouts of the lobby, and the shapes of its window. */

const PLAYERS = 5;
const COMPACT_KEY = { action: 'toggle-compact', trigger: { device: 'keyboard', code: 'F8' } } as const;

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;
let wholeSize: ReturnType<Page['viewportSize']>;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages, { players: PLAYERS, settings: { bindings: [COMPACT_KEY] } });
  ({ page } = harness);
  wholeSize = page.viewportSize();
  await harness.join();
});

afterEach(async () => {
  if (wholeSize !== null) await page.setViewportSize(wholeSize);
  await harness.close();
});

const map = (): Locator => page.getByRole('region', { name: en.map.title, exact: true });
const players = (): Locator => page.getByRole('region', { name: en.people.title });
const talkBar = (): Locator => page.getByRole('button', { name: en.voice.deafen, exact: true });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

const scrollsSideways = (): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const shapes = (): Promise<readonly unknown[]> =>
  page.evaluate(() =>
    window.harness.fake.calls.filter(({ name }) => name === 'window:take-shape').map(({ request }) => request),
  );

describe('a window made small by hand', () => {
  it.each([
    [390, 844],
    [420, 720],
  ])('of %i by %i pixels shows map and players one at a time, above the talk bar', async (width, height) => {
    await page.setViewportSize({ width, height });
    await map().waitFor();
    expect(await players().count()).toBe(0);
    expect(await isInReach(talkBar())).toBe(true);
    await page.getByRole('tab', { name: fillText(en.people.titleWithCount, { amount: PLAYERS + 1 }) }).click();
    await players().waitFor();
    expect(await map().count()).toBe(0);
    expect(await isInReach(talkBar())).toBe(true);
    expect(await scrollsSideways()).toBe(false);
  });

  it('brings a player to the map from the tab of the players', async () => {
    await page.setViewportSize({ width: 420, height: 720 });
    const tab = page.getByRole('tab', { name: /Players/ });
    await tab.focus();
    await page.keyboard.press('ArrowLeft');
    await tab.click();
    await players().getByRole('listitem').nth(1).click();
    await page.getByRole('menuitem', { name: en.people.showOnMap }).click();
    await page.getByRole('group', { name: en.map.selected.title }).waitFor();
    expect(await map().isVisible()).toBe(true);
  });

  it('of 280 pixels of width shows players and talk bar, and has the rest in its menu', async () => {
    await page.setViewportSize({ width: 280, height: 640 });
    await players().waitFor();
    expect(await map().count()).toBe(0);
    expect(await isInReach(talkBar())).toBe(true);
    expect(await scrollsSideways()).toBe(false);
    await chooseInLobbyMenu(page, en.lobby.rules);
    await page.getByRole('dialog', { name: en.rules.title }).waitFor();
  });

  it('of 240 by 120 pixels shows who talks, and your microphone', async () => {
    await page.setViewportSize({ width: 240, height: 120 });
    await button(en.voice.mute).click();
    await page.getByRole('button', { name: en.voice.mute, pressed: true }).waitFor();
    await page.locator('.talker').first().waitFor();
    expect(await isInReach(button(en.lobby.shape.full))).toBe(true);
    expect(await scrollsSideways()).toBe(false);
  });
});

describe('a host with text', () => {
  it.each([
    [1_280, 800],
    [1_280, 720],
    [1_440, 900],
    [1_920, 1_080],
  ])('leaves the map at least 55 %% of a window of %i by %i pixels', async (width, height) => {
    const withText = await HarnessWindow.open(pages, { players: PLAYERS, accepts: ['text'] });
    try {
      await withText.page.setViewportSize({ width, height });
      await withText.join();
      const region = withText.page.getByRole('region', { name: en.map.title, exact: true });
      await region.waitFor();
      const tabs = await withText.page.getByRole('tab', { name: en.text.title }).count();
      expect(tabs).toBe(width < 1_440 ? 1 : 0);
      const box = await region.boundingBox();
      expect((box?.width ?? 0) / width).toBeGreaterThanOrEqual(0.55);
    } finally {
      if (wholeSize !== null) await withText.page.setViewportSize(wholeSize);
      await withText.close();
    }
  });
});

describe('messages', () => {
  it.each([
    [1_280, 800],
    [420, 720],
    [390, 844],
    [280, 640],
    [640, 400],
  ])('lie above the talk bar in a window of %i by %i pixels', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => {
      for (const state of ['dead', 'alive', 'dead'] as const)
        window.harness.hosts.at(-1)!.send({
          ...{ type: 'standing', from: 'own', isStale: false, world: '', team: '', state, group: '' },
          ...{ isPriority: false, byHand: ['state'] },
        } as never);
    });
    await page.locator('.toast').first().waitFor();
    const isCovered = (): Promise<boolean> =>
      page.evaluate(() => {
        const bar = document.querySelector('.talk-bar')!.getBoundingClientRect();
        return [...document.querySelectorAll('.toast')].some((toast) => toast.getBoundingClientRect().bottom > bar.top);
      });
    await expect.poll(isCovered, { timeout: 10_000 }).toBe(false);
    expect(await isInReach(talkBar())).toBe(true);
  });
});

describe('a shape chosen in the menu', () => {
  it('is asked for from the shell, and changes the layout', async () => {
    await chooseInLobbyMenu(page, en.lobby.shape.compact);
    await map().waitFor({ state: 'detached' });
    await chooseInLobbyMenu(page, en.lobby.shape.mini);
    await players().waitFor({ state: 'detached' });
    await button(en.lobby.shape.full).click();
    await map().waitFor();
    expect(await shapes()).toEqual([
      { shape: 'compact', isOnTop: true },
      { shape: 'mini', isOnTop: true },
      { shape: 'full', isOnTop: true },
    ]);
  });

  it('ends with the lobby', async () => {
    await chooseInLobbyMenu(page, en.lobby.shape.compact);
    await map().waitFor({ state: 'detached' });
    await button(en.voice.leave).click();
    await page.getByRole('heading', { name: en.app.start.title }).waitFor();
    expect((await shapes()).at(-1)).toEqual({ shape: 'full', isOnTop: true });
  });

  it('comes and goes by a key', async () => {
    await page.keyboard.press('F8');
    await map().waitFor({ state: 'detached' });
    await page.keyboard.press('F8');
    await map().waitFor();
  });
});

it('walks through the rows of players by arrow keys, Home and End', async () => {
  const names = players().getByRole('listitem').locator('.person-name bdi');
  const rowButton = async (index: number): Promise<Locator> =>
    button(fillText(en.people.details, { name: await names.nth(index).innerText() }));
  await (await rowButton(0)).focus();
  await page.keyboard.press('ArrowDown');
  const second = await rowButton(1);
  expect(await second.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('End');
  expect(await (await rowButton(PLAYERS)).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Home');
  expect(await (await rowButton(0)).evaluate((element) => element === document.activeElement)).toBe(true);
});
