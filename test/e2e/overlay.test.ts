import type { BrowserContext, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { waitUntil } from '../support/wait-until.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let ada: Participant;
/** A streaming program, which shares nothing with Ada's window. */
let stream: BrowserContext;
let page: Page;
let settings: Locator;
let address: string;

beforeAll(async () => {
  [ada] = (await startParticipants([{ name: 'Ada', toneHz: 500, settings: { talkMode: 'push-to-talk' } }])) as [
    Participant,
  ];
  await ada.host();
  await openSettings(ada.page);
  settings = ada.page.getByRole('dialog', { name: en.settings.title });
  await settings.getByRole('tab', { name: en.settings.page.overlay }).click();
  address = await copyAddress();
  stream = await ada.browser.newContext();
  page = await stream.newPage();
  await page.goto(address);
});
afterAll(() => ada.close());

async function copyAddress(): Promise<string> {
  const field = settings.getByLabel(en.overlay.stream.address, { exact: true });
  await waitUntil('the overlay has an address', async () =>
    /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/$/.test(await field.inputValue()),
  );
  return field.inputValue();
}

const shownNames = (): Promise<readonly string[]> => page.locator('li:not([data-state=leaving]) .name').allInnerTexts();

it('shows nobody while nobody talks, then each talker until they stop', async () => {
  expect(await shownNames()).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await ada.page.keyboard.down('KeyV');
  await expect.poll(shownNames, SETTLING).toEqual(['Ada']);
  expect(await page.locator('li').getAttribute('data-state')).toBe('talking');
  await ada.page.keyboard.up('KeyV');
  await expect.poll(() => page.locator('li').count(), SETTLING).toBe(0);
});

it('shows everyone in the configured corner at once', async () => {
  await openSettings(ada.page);
  await settings.getByRole('tab', { name: en.settings.page.overlay }).click();
  await settings.getByRole('switch', { name: en.overlay.everybody }).press('Space');
  await settings.getByLabel(en.overlay.corner).selectOption('bottom-right');
  await expect.poll(shownNames, SETTLING).toEqual(['Ada']);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await expect.poll(async () => (await page.locator('li').boundingBox())?.x, SETTLING).toBeGreaterThan(width / 2);
  expect((await page.locator('li').boundingBox())?.y).toBeGreaterThan(height / 2);
});

it('has a transparent background, so that the game shows through', async () => {
  const background = await page.evaluate(() =>
    [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor),
  );
  expect(background).toEqual(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
});

it('reveals neither how to join the lobby nor anything else about it', async () => {
  const frames: string[] = [];
  const other = await stream.newPage();
  other.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  await other.goto(`${address}?corner=top-right`);
  await expect.poll(() => frames.length, SETTLING).toBeGreaterThan(0);
  for (const frame of frames) {
    const picture = JSON.parse(frame) as { readonly people: readonly object[] };
    expect(Object.keys(picture).sort()).toEqual(['corner', 'people', 'showsEverybody']);
    expect(Object.keys(picture.people[0] ?? {}).sort()).toEqual(['isMuted', 'isSelf', 'isTalking', 'name']);
  }
  await expect.poll(() => other.locator('body').getAttribute('data-horizontal'), SETTLING).toBe('right');
  await other.close();
});

it('is not served without the secret, nor is anything else', async () => {
  const other = await stream.newPage();
  for (const url of [new URL('/', address), new URL('/index.html', address), new URL(`/${'x'.repeat(43)}/`, address)]) {
    expect((await other.goto(url.href))?.status(), url.pathname).toBe(404);
  }
  await other.close();
});

it('shows nothing at its old address once there is a new one', async () => {
  await settings.getByRole('button', { name: en.overlay.stream.renew }).click();
  await settings.getByText(en.overlay.stream.renewed).waitFor();
  await expect.poll(() => page.locator('li').count(), SETTLING).toBe(0);
  expect((await page.goto(address))?.status()).toBe(404);
  const renewed = await copyAddress();
  expect(renewed).not.toBe(address);
  await page.goto(renewed);
  await expect.poll(shownNames, SETTLING).toEqual(['Ada']);
});

it('is empty after you leave the lobby', async () => {
  await ada.page.keyboard.press('Escape');
  await ada.page
    .getByRole('button', { name: /^(Leave|End)/ })
    .first()
    .click();
  await expect.poll(() => page.locator('li').count(), SETTLING).toBe(0);
});
