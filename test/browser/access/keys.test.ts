import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** What keys do: on the map, in the list of players, and in menus. */

const WAIT = { timeout: 20_000, interval: 50 };
const PLAYERS = 3;
const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages, { players: PLAYERS });
  ({ page } = harness);
  await harness.join();
});

afterEach(() => harness.close());

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const isFocused = (element: Locator): Promise<boolean> => element.evaluate((one) => one === document.activeElement);
const card = (): Locator => page.getByRole('group', { name: en.map.selected.title });
const rows = (): Locator => page.getByRole('region', { name: en.people.title }).getByRole('listitem');

/** Whether holding the key for a while moves you. */
async function walks(key: string): Promise<boolean> {
  const help = page.locator('.map-help');
  const before = await help.getAttribute('data-known');
  if (before === 'true') throw new Error('You have walked already, so that nothing shows whether you do now.');
  await page.keyboard.down(key);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await page.keyboard.up(key);
  return (await help.getAttribute('data-known')) === 'true';
}

describe('the map', () => {
  it('does not walk while the keyboard is in a menu or in a field', async () => {
    await rows().nth(1).locator('.person-more').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    for (const key of ['d', 'w']) expect(await walks(key), key).toBe(false);
  });

  it('walks while the keyboard is on a button, which uses no letters', async () => {
    await page.keyboard.press('Tab');
    await button(en.map.zoomIn).focus();
    expect(await walks('ArrowDown')).toBe(false);
    expect(await card().count()).toBe(0);
    expect(await walks('w')).toBe(true);
  });

  it('walks after a click on a button, which leaves the focus there', async () => {
    await button(en.map.zoomIn).click();
    expect(await walks('w')).toBe(true);
  });

  it('walks, and chooses players, after Escape has closed a dialog and given its button the focus', async () => {
    await button(en.lobby.rules).click();
    const dialog = page.getByRole('dialog', { name: en.rules.title });
    await dialog.waitFor();
    expect(await walks('d')).toBe(false);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => isFocused(button(en.lobby.rules)), WAIT).toBe(true);
    expect(await walks('d')).toBe(true);
    await page.keyboard.press('ArrowDown');
    await card().waitFor();
  });

  it('chooses players by the arrow keys wherever nothing else takes them', async () => {
    await page.keyboard.press('ArrowDown');
    await card().waitFor();
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
    await page.getByRole('listbox', { name: en.map.picker.title }).focus();
    await page.keyboard.press('ArrowRight');
    await card().waitFor();
  });

  it('says what the keys do in the same words for eyes and for readers', async () => {
    const help = await page.locator('.map-help').innerText();
    expect(help).toContain('arrow keys choose a player');
    const described = await page.getByRole('listbox', { name: en.map.picker.title }).getAttribute('aria-describedby');
    expect(described?.split(' ')).toContain(await page.locator('.map-help').getAttribute('id'));
  });
});

describe('the list of players', () => {
  it('is reached by Tab at the first other player, and says that the arrow keys lead on', async () => {
    const stops = rows().locator('.person-more[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    expect(await isFocused(rows().nth(1).locator('.person-more'))).toBe(false);
    await stops.focus();
    expect(await isFocused(rows().nth(1).locator('.person-more'))).toBe(true);
    const description = await stops.evaluate(
      (stop) => document.getElementById(stop.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(description).toBe(en.people.walkHint);
    await page.keyboard.press('ArrowUp');
    expect(await isFocused(rows().nth(0).locator('.person-more'))).toBe(true);
  });
});

describe('menus', () => {
  it('of a player start at the first item; Tab reaches the volume, where the arrow keys set it', async () => {
    await rows().nth(1).locator('.person-more').focus();
    await page.keyboard.press('Enter');
    const items = page.getByRole('menu').locator('[role^="menuitem"]:not(:disabled)');
    const popover = page.locator('.popover');
    const slider = popover.getByRole('slider');
    expect(await isFocused(items.first())).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await isFocused(items.nth(1))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(slider)).toBe(true);
    const before = Number(await slider.inputValue());
    await page.keyboard.press('ArrowDown');
    expect(Number(await slider.inputValue())).toBeLessThan(before);
    expect(await isFocused(slider)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(items.first())).toBe(true);
  });

  it('close when Tab leaves them', async () => {
    const more = page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await isFocused(button(en.lobby.invite))).toBe(true);
  });

  it('hold the input modes, and the reach of your voice, as one of several in named groups', async () => {
    await button(en.voice.mode['push-to-talk']).click();
    const groups = page.getByRole('menu').getByRole('group');
    expect(await groups.first().getAttribute('aria-label')).toBe(en.voice.mode.label);
    const modes = page.getByRole('group', { name: en.voice.mode.label }).getByRole('menuitemradio');
    expect(await modes.count()).toBe(4);
    expect(await page.getByRole('menuitemcheckbox').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: en.voice.style.label }).click();
    const reach = page.getByRole('menu').getByRole('group', { name: en.voice.strength.label });
    expect(await reach.getByRole('menuitemradio', { name: en.voice.strength.whisper }).count()).toBe(1);
  });
});

it('a pressed button keeps its name: "Mute", pressed', async () => {
  await button(en.voice.mute).click();
  await expect.poll(() => button(en.voice.mute).getAttribute('aria-pressed'), WAIT).toBe('true');
  expect(await button(en.voice.mute).getAttribute('data-tip')).toContain(en.voice.unmute);
  await button(en.voice.deafen).click();
  await expect.poll(() => button(en.voice.deafen).getAttribute('aria-pressed'), WAIT).toBe('true');
});
