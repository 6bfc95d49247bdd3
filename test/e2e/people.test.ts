import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolationsInEveryLook } from '../support/window/accessibility.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';
import { waitUntil } from '../support/wait-until.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';

/** Personal settings for other players, measured in the sound that the window plays. */

const SETTLING = { timeout: 20_000, interval: 50 };

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
/** How loud Ada hears Ben by the rules alone, dB. */
let plainDb: number;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
    { name: 'Ben', toneHz: 800, settings: { talkMode: 'open-mic' } },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  await ben.join(await ada.host());
  plainDb = await settledDb(ada, ben);
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;

/** Waits until the level no longer changes, and returns it in dB. */
async function settledDb(listener: Participant, speaker: Participant): Promise<number> {
  let levelDb = -Infinity;
  await waitUntil(
    'the voice arrives',
    async () => {
      levelDb = await heardDb(listener, speaker);
      return levelDb > -6 && Math.abs((await heardDb(listener, speaker)) - levelDb) < 0.2;
    },
    30_000,
  );
  return levelDb;
}

async function expectChange(listener: Participant, speaker: Participant, changeDb: number): Promise<void> {
  await expect
    .poll(async () => Math.abs((await heardDb(listener, speaker)) - plainDb - changeDb), SETTLING)
    .toBeLessThan(1);
}

const expectSilence = (listener: Participant, speaker: Participant) =>
  expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-60);

const BEN = { name: 'Ben' };
/** The volume in Ben's row. */
const volume = () => ada.rowOf(ben).getByRole('slider', { name: fillText(en.people.volume, BEN) });

/** Opens Ben's menu from his row. */
async function openMenu(): Promise<Locator> {
  await ada.page.getByRole('button', { name: fillText(en.people.details, BEN) }).click();
  return ada.page.getByRole('menu', { name: fillText(en.people.details, BEN) });
}

const choose = async (item: string): Promise<void> =>
  (await openMenu()).getByRole('menuitem', { name: item, exact: true }).click();

const isFocused = (element: Locator): Promise<boolean> => element.evaluate((one) => one === document.activeElement);

it("sets a player's volume in their menu by keyboard from 0 to 200 %, without changing other voices", async () => {
  const more = ada.page.getByRole('button', { name: fillText(en.people.details, BEN) });
  await more.focus();
  await ada.page.keyboard.press('Enter');
  const slider = ada.page.locator('.popover').getByRole('slider');
  expect(await isFocused(ada.page.getByRole('menuitem').first())).toBe(true);
  await ada.page.keyboard.press('Tab');
  expect(await isFocused(slider)).toBe(true);
  await ada.page.keyboard.press('End');
  expect(await slider.getAttribute('aria-valuetext')).toBe(fillText(en.people.percent, { percent: '200' }));
  await expectChange(ada, ben, 6);
  for (let presses = 0; presses < 30; presses++) await ada.page.keyboard.press('ArrowLeft');
  await ada
    .rowOf(ben)
    .getByRole('img', { name: fillText(en.people.volumeSet, { percent: 50 }) })
    .waitFor();
  await expectChange(ada, ben, -6);
  await expectChange(ben, ada, 0);
  await ada.page.keyboard.press('Home');
  await expectSilence(ada, ben);
  await slider.dblclick();
  await expectChange(ada, ben, 0);
  await ada.page.keyboard.press('Home');
  await ada.page.getByRole('menuitem', { name: en.people.volumeReset }).click();
  await expectChange(ada, ben, 0);
  expect(await isFocused(more)).toBe(true);
});

it('has the volume in the row under the pointer, and moves nothing for it', async () => {
  // A long menu lies over the rows, and leaves the pointer there. A row with the keyboard's focus has it too.
  await ada.page.getByRole('banner').hover();
  await ada.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await volume().waitFor({ state: 'detached' });
  const row = ada.rowOf(ben);
  const name = row.getByText(ben.name, { exact: true });
  const before = [await row.boundingBox(), await name.boundingBox()];
  await row.hover();
  await volume().waitFor();
  expect([await row.boundingBox(), await name.boundingBox()]).toEqual(before);
  await volume().fill('200');
  await expectChange(ada, ben, 6);
  await volume().dblclick();
  await expectChange(ada, ben, 0);
  await ada.page.getByRole('banner').hover();
  await volume().waitFor({ state: 'detached' });
});

it("shows a player's position, level and connection, and fits a narrow window", async () => {
  await choose(en.people.showDetails);
  const details = ada.page.getByRole('dialog', { name: fillText(en.people.about, BEN) });
  await expect
    .poll(() => details.innerText(), SETTLING)
    .toMatch(/Distance\s+[\d.]+ m\s[\s\S]*You hear them\s+(loudly|clearly)[\s\S]*Ping\s+<?\d+ ms/);
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await details.waitFor({ state: 'detached' });
  await ada.page.setViewportSize({ width: 420, height: 720 });
  await ada.page.getByRole('tab', { name: /Players/ }).click();
  await choose(en.people.showDetails);
  expect(
    await details.evaluate(
      (element) => element.scrollWidth <= element.clientWidth && element.getBoundingClientRect().right <= innerWidth,
    ),
  ).toBe(true);
  await ada.page.keyboard.press('Escape');
  await ada.page.setViewportSize({ width: 1_000, height: 700 });
});

it('opens the menu by a right click and by the menu key, and gives the focus back', async () => {
  const menu = ada.page.getByRole('menu', { name: fillText(en.people.details, BEN) });
  await ada.rowOf(ben).click({ button: 'right' });
  await menu.waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  const [own, more] = [fillText(en.people.details, { name: 'Ada' }), fillText(en.people.details, BEN)].map((name) =>
    ada.page.getByRole('button', { name }),
  ) as [Locator, Locator];
  await own.focus();
  await ada.page.keyboard.press('ArrowDown');
  expect(await isFocused(more)).toBe(true);
  await ada.page.keyboard.press('Shift+F10');
  await menu.waitFor();
  await ada.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  expect(await isFocused(more)).toBe(true);
});

it('mutes only for you, and shows the other player that nobody hears them', async () => {
  await choose(en.people.muteForMe);
  await expectSilence(ada, ben);
  await expectChange(ben, ada, 0);
  await ada.rowOf(ben).getByRole('img', { name: en.people.mutedByYou }).waitFor();
  await ben.page.getByText(en.voice.own.nobody.nearby).waitFor();
  await choose(en.people.unmuteForMe);
  await expectChange(ada, ben, 0);
});

it('blocks both ways in two clicks, and takes it back in the toast, the menu or the settings', async () => {
  const block = (): Promise<void> => choose(fillText(en.people.blockName, BEN));
  await block();
  await expectSilence(ada, ben);
  await expectSilence(ben, ada);
  const toast = ada.page.locator('.toast', { hasText: fillText(en.people.blocked, BEN) });
  await toast.getByRole('button', { name: en.common.undo }).click();
  await expectChange(ben, ada, 0);
  await block();
  await expectSilence(ben, ada);
  await choose(fillText(en.people.unblockName, BEN));
  await expectChange(ben, ada, 0);
  await block();
  await expectSilence(ben, ada);
  const settings = await openSettingsPage(ada.page, en.settings.page.profile);
  await settings.getByRole('button', { name: fillText(en.people.unblockName, BEN) }).click();
  await settings.getByRole('button', { name: en.common.close }).click();
  await expectChange(ada, ben, 0);
  await expectChange(ben, ada, 0);
});

it('recognises a player who returns under another name', async () => {
  await ada.rowOf(ben).hover();
  await volume().fill('200');
  await expectChange(ada, ben, 6);
  const invitation = await ada.copyInvitation();
  await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  await ada.rowOf(ben).waitFor({ state: 'detached' });
  await ben.page.getByLabel(en.settings.name).fill('Somebody else');
  await ben.join(invitation);
  const changed = ada.page.getByRole('img', { name: fillText(en.people.volumeSet, { percent: 200 }) });
  await changed.waitFor();
  // He starts at another place than before, and so another level by the rules alone is his.
  await ada.page.locator('.person', { hasText: 'Somebody else' }).hover();
  plainDb = (await settledDb(ada, ben)) - 6;
  await ada.page.getByRole('slider', { name: fillText(en.people.volume, { name: 'Somebody else' }) }).fill('100');
  await expectChange(ada, ben, 0);
  await changed.waitFor({ state: 'detached' });
});

it('shows a name that changes in the settings to everybody in the lobby, the host’s too', async () => {
  for (const [renamed, watcher, name] of [
    [ben, ada, 'Benjamin'],
    [ada, ben, 'Adele'],
  ] as const) {
    const settings = await openSettingsPage(renamed.page, en.settings.page.profile);
    await settings.getByLabel(en.settings.name).fill(name);
    await watcher.page.getByRole('button', { name: fillText(en.people.details, { name }) }).waitFor();
    await settings.getByRole('button', { name: en.common.close }).click();
    await renamed.page.locator('.person', { hasText: name }).waitFor();
  }
});
