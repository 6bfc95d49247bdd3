import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

/** The list of players in a lobby of 300: only a part of it is in the page. */

const WAIT = { timeout: 20_000, interval: 50 };
const OTHERS = 299;
/** Rows in view at the window's usual size, and some beyond each edge. */
const MAX_ROWS = 50;
const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages, { players: OTHERS });
  ({ page } = harness);
  await harness.join();
  await rows().nth(1).waitFor();
});

afterEach(() => harness.close());

const list = (): Locator => page.getByRole('region', { name: en.people.title });
const rows = (): Locator => list().getByRole('listitem');
const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one.contains(document.activeElement));

async function choose(item: string): Promise<void> {
  await list().getByRole('button', { name: en.people.list.options }).click();
  await page.getByRole('menuitemradio', { name: item, exact: true }).click();
}

describe('rows', () => {
  it('are in the page where they can be seen, and say their place among all', async () => {
    expect(await rows().count()).toBeLessThan(MAX_ROWS);
    const first = rows().first();
    expect([await first.getAttribute('aria-posinset'), await first.getAttribute('aria-setsize')]).toEqual(['1', '300']);
    await page.locator('.people-rows').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await list().locator('[aria-posinset="300"]').waitFor();
    expect(await rows().count()).toBeLessThan(MAX_ROWS);
    const places = await rows().evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-posinset'))));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('are reached by the keyboard from the first to the last', async () => {
    await choose(en.people.list.name);
    const stop = list().locator('.person-more[tabindex="0"]');
    await stop.focus();
    await page.keyboard.press('End');
    const last = list().locator('[aria-posinset="300"]');
    await expect.poll(() => isFocused(last), WAIT).toBe(true);
    await expect.poll(() => last.evaluate((row) => row.getBoundingClientRect().bottom <= innerHeight), WAIT).toBe(true);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => isFocused(list().locator('[aria-posinset="299"]')), WAIT).toBe(true);
    await page.keyboard.press('PageUp');
    await expect.poll(() => isFocused(list().locator('[aria-posinset="289"]')), WAIT).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(() => isFocused(list().locator('[aria-posinset="1"]')), WAIT).toBe(true);
    expect(await stop.count()).toBe(1);
  });

  it('with the focus stay when you scroll away from them', async () => {
    const row = list().locator('[aria-posinset="2"]');
    await row.locator('.person-more').focus();
    await page.locator('.people-rows').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await list().locator('[aria-posinset="300"]').waitFor();
    expect(await isFocused(row)).toBe(true);
  });

  it('are found by name', async () => {
    await list().getByRole('searchbox').fill('OCTAVIA 24');
    await expect.poll(() => rows().count(), WAIT).toBe(1);
  });
});

describe('the list', () => {
  it('is divided by role, with a title above each part', async () => {
    await harness.send({
      type: 'changes',
      left: [],
      participants: [{ id: 2, name: 'Mira', muted: false, deafened: false, rank: 'moderator' }],
    });
    await choose(en.people.list.byRole);
    await page.getByRole('heading', { name: en.people.list.ranks.moderator }).waitFor();
    const moderators = list().getByRole('list', { name: en.people.list.ranks.moderator });
    expect(await moderators.getByRole('listitem').count()).toBe(1);
    const members = list().getByRole('list', { name: en.people.list.ranks.member });
    expect(await members.getByRole('listitem').first().getAttribute('aria-setsize')).toBe('299');
  });

  it('has one line for a crowd that joins', async () => {
    for (let id = 1_000; id < 1_050; id += 10)
      await harness.send({
        type: 'changes',
        left: [],
        participants: Array.from({ length: 10 }, (_, index) => ({
          ...{ id: id + index, name: `New ${id + index}`, muted: false, deafened: false },
        })),
      });
    await page.getByText(fillText(en.lobby.news.crowd.joined_other, { count: 50 }), { exact: true }).waitFor();
    expect(await page.locator('.toast').count()).toBe(1);
    await expect.poll(() => rows().first().getAttribute('aria-setsize'), WAIT).toBe('350');
  });
});
