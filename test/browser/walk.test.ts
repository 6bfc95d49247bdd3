import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PagePool } from '../support/window/page-pool.ts';
import { Walk } from '../support/window/walk/walk.ts';

const NOBODY = { toneHz: 500 };
/** Nothing listens there; a page from there may use the clipboard. */
const ADDRESS = 'http://localhost/';
const BODY = '<button>Talk</button><input aria-label="Text"><input type="range" aria-label="Volume">';
const pages = new PagePool(async () => {});
let page: Page;

beforeEach(async () => {
  page = await pages.take(NOBODY);
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: BODY }));
  await page.goto(ADDRESS);
});

afterEach(async () => {
  await page.unrouteAll();
  await pages.giveBack(page, NOBODY);
});

const talk = () => page.getByRole('button');
const text = () => page.getByLabel('Text');

it('counts what a person does, by kind', async () => {
  const walk = await Walk.begin(page);
  await walk.click(talk());
  await walk.click(text());
  await walk.paste('earshot');
  await walk.type(' 26');
  await walk.press('Enter');
  await walk.hover(page.getByLabel('Volume'));
  await walk.click(page.getByLabel('Volume'), 0.75);
  await walk.hold('KeyV');
  await walk.letGo('KeyV');
  await walk.hold(talk());
  await walk.letGo(talk());
  expect(await walk.end()).toMatchObject({ clicks: 3, keys: 1, pastes: 1, holds: 2, typed: 3 });
  expect(await text().inputValue()).toBe('earshot 26');
  expect(Number(await page.getByLabel('Volume').inputValue())).toBeGreaterThan(70);
});

it.each([
  ['a click', () => talk().click()],
  ['a key', () => page.keyboard.press('Tab')],
  ['a filled field', () => text().fill('earshot')],
  ['a filled slider', () => page.getByLabel('Volume').fill('20')],
])('refuses %s that it did not count', async (_, act) => {
  const walk = await Walk.begin(page);
  await walk.click(talk());
  await act();
  await expect(walk.end()).rejects.toThrow('the walk counted 1 presses');
});

it('refuses a window that was loaded again, because nobody knows what it received before', async () => {
  const walk = await Walk.begin(page);
  await page.reload();
  await expect(walk.end()).rejects.toThrow('another document');
});

it('leaves out what happens in a pause', async () => {
  const walk = await Walk.begin(page);
  expect(await walk.pause(() => talk().click())).toBeUndefined();
  await walk.click(talk());
  expect(await walk.end()).toMatchObject({ clicks: 1 });
});
