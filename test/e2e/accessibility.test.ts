import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Participant } from '../support/participant.ts';

const INTERACTIVE_ROLES = new Set(['button', 'checkbox', 'combobox', 'link', 'meter', 'radio', 'searchbox', 'slider', 'switch', 'textbox']);
const CONTAINER_ROLES = new Set(['alertdialog', 'dialog', 'group', 'img', 'image', 'radiogroup', 'region']);

let ada: Participant;

beforeAll(async () => {
  ada = await Participant.start({ name: 'Ada', toneHz: 500 });
});

afterAll(() => ada.close());

/** What a screen reader would meet in the window: how many things can be used, and what has no name. */
async function readAccessibleTree(page: Page): Promise<{ readonly usable: number; readonly nameless: readonly string[] }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const seen = nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '').trim() }));
  return {
    usable: seen.filter(({ role }) => INTERACTIVE_ROLES.has(role)).length,
    nameless: seen.filter(({ role, name }) => name === '' && (INTERACTIVE_ROLES.has(role) || CONTAINER_ROLES.has(role))).map(({ role }) => role),
  };
}

it('everything in the start screen has a name', async () => {
  const { usable, nameless } = await readAccessibleTree(ada.page);
  expect(usable).toBeGreaterThan(10);
  expect(nameless).toEqual([]);
});

it('everything in the settings has a name, and Escape closes them', async () => {
  await ada.page.getByRole('button', { name: 'Settings' }).click();
  const settings = ada.page.getByRole('dialog', { name: 'Settings' });
  await settings.waitFor();
  const { usable, nameless } = await readAccessibleTree(ada.page);
  expect(usable).toBeGreaterThan(10);
  expect(nameless).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await settings.waitFor({ state: 'detached' });
});

it('everything in a lobby has a name', async () => {
  await ada.page.getByRole('button', { name: 'Practice' }).click();
  await ada.waitUntilConnected();
  const { usable, nameless } = await readAccessibleTree(ada.page);
  expect(usable).toBeGreaterThan(8);
  expect(nameless).toEqual([]);
});

it.each([
  ['Positions', ['Settings', 'Positions'], 8],
  ['Rules of hearing', ['Rules of hearing'], 20],
  ['How you speak', ['Radio, groups and keys'], 6],
])('everything in the dialog "%s" has a name, and Escape closes it', async (title, buttons, leastUsable) => {
  for (const name of buttons) await ada.page.getByRole('button', { name }).click();
  const dialog = ada.page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  for (const group of await dialog.locator('summary').all()) await group.click();
  const { usable, nameless } = await readAccessibleTree(ada.page);
  expect(usable).toBeGreaterThan(leastUsable);
  expect(nameless).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('a lobby fits a window of 360 x 600 pixels: everything can be reached without scrolling sideways', async () => {
  await ada.page.setViewportSize({ width: 360, height: 600 });
  const widths = await ada.page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }));
  expect(widths).toEqual({ content: 360, window: 360 });
  for (const name of ['Leave the lobby', 'Settings', 'Follow me', 'Deafen', 'Shout', 'Radio, groups and keys']) {
    const box = await ada.page.getByRole('button', { name, exact: true }).boundingBox();
    expect((box?.x ?? 360) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  }
});
