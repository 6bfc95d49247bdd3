import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolationsInEveryLook } from '../support/window/accessibility.ts';
import { Participant } from '../support/window/participant.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

const INTERACTIVE_ROLES = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'meter',
  'radio',
  'searchbox',
  'slider',
  'switch',
  'tab',
  'textbox',
]);
const CONTAINER_ROLES = new Set(['alertdialog', 'dialog', 'group', 'img', 'image', 'radiogroup', 'region']);
const PAGES = [
  en.settings.page.profile,
  en.settings.page.audio,
  en.settings.page.talking,
  en.settings.page.games,
  en.settings.page.overlay,
  en.settings.page.advanced,
];

let ada: Participant;
let page: Page;

beforeAll(async () => {
  ada = await Participant.start({ name: 'Ada', toneHz: 500, settings: { isSetUp: false } });
  ({ page } = ada);
});

afterAll(() => ada.close());

/** What a screen reader finds in the window: the number of controls, and which have no name. */
async function readAccessibleTree(): Promise<{ readonly usable: number; readonly nameless: readonly string[] }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const seen = nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '').trim() }));
  return {
    usable: seen.filter(({ role }) => INTERACTIVE_ROLES.has(role)).length,
    nameless: seen
      .filter(({ role, name }) => name === '' && (INTERACTIVE_ROLES.has(role) || CONTAINER_ROLES.has(role)))
      .map(({ role }) => role),
  };
}

/** Every control has a name and no axe rule is violated, in light, dark and high contrast. */
async function expectAccessible(leastUsable: number): Promise<void> {
  const { usable, nameless } = await readAccessibleTree();
  expect(usable).toBeGreaterThan(leastUsable);
  expect(nameless).toEqual([]);
  expect(await findViolationsInEveryLook(page)).toEqual([]);
}

/** What has the focus after each press of Tab, until it wraps around: role, text, and whether the focus is visible. */
async function walkByTab(atMost: number): Promise<readonly { readonly name: string; readonly isSeen: boolean }[]> {
  const met: { name: string; isSeen: boolean }[] = [];
  for (let press = 0; press < atMost; press++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const marks = [element, element.parentElement, element.nextElementSibling].filter((mark) => mark !== null);
      const name =
        element.getAttribute('aria-label') ??
        ((element as HTMLInputElement).labels?.[0]?.textContent || (element as HTMLElement).innerText);
      return { name: name.trim(), isSeen: marks.some((mark) => getComputedStyle(mark).outlineStyle !== 'none') };
    });
    if (focused !== null) met.push(focused);
  }
  return met;
}

describe('the first run', () => {
  it.each([
    ['sound', 6, en.setup.next],
    ['talking', 6, en.setup.next],
    ['you', 14, en.setup.finish],
  ])('is accessible in the step: %s', async (_step, leastUsable, button) => {
    await expectAccessible(leastUsable);
    await page.getByRole('button', { name: button }).click();
  });
});

describe('the start screen', () => {
  it('is accessible', () => expectAccessible(7));

  it.each([
    ['the form of a host', en.lobby.host.title],
    ['all lobbies', en.lobbies.title],
  ])('is accessible with %s, and has a way back', async (_view, name) => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await expectAccessible(4);
    await page.getByRole('button', { name: en.app.start.back }).click();
    await page.getByRole('heading', { name: en.app.start.title }).waitFor();
  });

  it('can be walked through by Tab, with visible focus', async () => {
    await page.getByRole('button', { name: en.lobby.settings }).focus();
    const met = await walkByTab(10);
    expect(met.filter(({ isSeen }) => !isSeen)).toEqual([]);
    for (const name of [
      en.lobby.join.field,
      en.lobby.join.start,
      en.lobbies.title,
      en.lobby.host.title,
      en.lobby.practice.start,
      en.settings.name,
    ])
      expect(met.map((one) => one.name)).toContain(name);
  });
});

describe('the settings', () => {
  it.each(PAGES)('are accessible on the page "%s"', async (name) => {
    const settings = page.getByRole('dialog', { name: en.settings.title });
    if (!(await settings.isVisible())) await openSettingsPage(page, name);
    await settings.getByRole('tab', { name, exact: true }).click();
    await expectAccessible(2);
  });

  it('can be walked through by arrow keys, and closed by Escape', async () => {
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    await tab(en.settings.page.advanced).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => tab(en.settings.page.profile).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    await expect.poll(() => tab(en.settings.page.advanced).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: en.settings.title }).waitFor({ state: 'detached' });
  });
});

describe('a lobby', () => {
  beforeAll(async () => {
    await page.getByRole('button', { name: en.lobby.practice.start }).click();
    await ada.waitUntilConnected();
  });

  it('is accessible', () => expectAccessible(8));

  it.each([
    [en.rules.title, async () => page.getByRole('button', { name: en.rules.title }).click(), 20],
    [
      en.voice.style.open,
      async () => {
        await page.getByRole('button', { name: new RegExp(`^${en.voice.style.label}`) }).click();
        await page.getByRole('menuitem', { name: en.voice.style.open }).click();
      },
      2,
    ],
  ])('is accessible in its dialog "%s", which Escape closes', async (title, open, leastUsable) => {
    await open();
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    for (const group of await dialog.locator('summary').all()) await group.click();
    await expectAccessible(leastUsable);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  // 640 x 400: a window of 1280 x 800 at 200 %.
  it.each([
    [360, 600],
    [420, 720],
    [640, 400],
  ])('fits a window of %i x %i pixels without scrolling sideways', async (width, height) => {
    await page.setViewportSize({ width, height });
    const widths = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }));
    expect(widths).toEqual({ content: width, window: width });
    for (const name of [
      en.lobby.rules,
      en.lobby.more,
      en.voice.leave,
      en.voice.deafen,
      en.voice.mode['push-to-talk'],
    ]) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
  });

  it.each([
    [420, 720],
    [640, 400],
  ])('fits its settings into a window of %i x %i pixels too', async (width, height) => {
    await page.setViewportSize({ width, height });
    await openSettings(page);
    const settings = page.getByRole('dialog', { name: en.settings.title });
    await settings.getByRole('combobox', { name: en.settings.pages }).selectOption(en.settings.page.advanced);
    await settings.getByText(en.settings.about.licenceText).scrollIntoViewIfNeeded();
    const overflow = await settings.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(overflow).toBe(0);
    await page.keyboard.press('Escape');
    await settings.waitFor({ state: 'detached' });
  });
});
