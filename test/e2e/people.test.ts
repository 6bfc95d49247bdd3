import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolationsInEveryLook } from '../support/window/accessibility.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { openSettingsPage } from '../support/window/settings-page.ts';
import { waitUntil } from '../support/wait-until.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/fill-text.ts';

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
  await waitUntil(
    'the voices arrive',
    async () => {
      plainDb = await heardDb(ada, ben);
      return plainDb > -3 && Math.abs((await heardDb(ada, ben)) - plainDb) < 0.2;
    },
    30_000,
  );
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;

async function expectChange(listener: Participant, speaker: Participant, changeDb: number): Promise<void> {
  await expect
    .poll(async () => Math.abs((await heardDb(listener, speaker)) - plainDb - changeDb), SETTLING)
    .toBeLessThan(1);
}

const expectSilence = (listener: Participant, speaker: Participant) =>
  expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-60);

const BEN = { name: 'Ben' };
const volume = () => ada.page.getByRole('slider', { name: fillText(en.people.volume, BEN) });

it("opens a player's details and sets their volume by keyboard from 0 to 200 %, without changing other voices", async () => {
  const more = ada.page.getByRole('button', { name: fillText(en.people.details, BEN) });
  await more.focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.keyboard.press('Tab');
  expect(await volume().evaluate((element) => element === document.activeElement)).toBe(true);
  await ada.page.keyboard.press('End');
  expect(await volume().getAttribute('aria-valuetext')).toBe('200 %');
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
});

it('resets to 100 % by a double click, and by a button', async () => {
  await volume().dblclick();
  await expectChange(ada, ben, 0);
  await volume().focus();
  await ada.page.keyboard.press('Home');
  await ada.page.getByRole('button', { name: en.people.volumeReset }).click();
  await expectChange(ada, ben, 0);
});

it("shows a player's position and level, and fits a narrow window", async () => {
  const details = ada.page.getByRole('group', { name: fillText(en.people.about, BEN) });
  await expect
    .poll(() => details.innerText(), SETTLING)
    .toMatch(/Distance\s+[\d.]+ m\s[\s\S]*You hear them\s+(loudly|clearly)[\s\S]*Ping\s+<?\d+ ms/);
  await ada.page.setViewportSize({ width: 420, height: 720 });
  expect(
    await details.evaluate(
      (element) => element.scrollWidth <= element.clientWidth && element.getBoundingClientRect().right <= innerWidth,
    ),
  ).toBe(true);
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await ada.page.setViewportSize({ width: 1_000, height: 700 });
});

it('mutes only for you, and shows the other player that nobody hears them', async () => {
  const mute = ada.page.getByRole('switch', { name: fillText(en.people.mute, BEN) });
  await mute.focus();
  await ada.page.keyboard.press('Space');
  await expectSilence(ada, ben);
  await expectChange(ben, ada, 0);
  await ada.rowOf(ben).getByRole('img', { name: en.people.mutedByYou }).waitFor();
  await ben.page.getByText(en.audience.nobody).waitFor();
  await mute.focus();
  await ada.page.keyboard.press('Space');
  await expectChange(ada, ben, 0);
});

it('blocks both ways after confirmation, and can be undone in the same place or in the settings', async () => {
  await ada.page.getByRole('button', { name: fillText(en.people.blockName, BEN) }).click();
  const question = ada.page.getByRole('dialog', { name: fillText(en.people.blockTitle, BEN) });
  await question.waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await question.getByRole('button', { name: en.common.cancel }).click();
  await expectChange(ada, ben, 0);
  await ada.page.getByRole('button', { name: fillText(en.people.blockName, BEN) }).click();
  await question.getByRole('button', { name: en.people.block, exact: true }).click();
  await expectSilence(ada, ben);
  await expectSilence(ben, ada);
  await ada.page.getByRole('button', { name: fillText(en.people.unblockName, BEN) }).click();
  await expectChange(ben, ada, 0);
  await ada.page.getByRole('button', { name: fillText(en.people.blockName, BEN) }).click();
  await question.getByRole('button', { name: en.people.block, exact: true }).click();
  await expectSilence(ben, ada);
  const settings = await openSettingsPage(ada.page, en.settings.page.people);
  await settings.getByRole('button', { name: fillText(en.people.unblockName, BEN) }).click();
  await settings.getByRole('button', { name: en.common.close }).click();
  await expectChange(ada, ben, 0);
  await expectChange(ben, ada, 0);
});

it('recognises a player who returns under another name', async () => {
  await volume().focus();
  await ada.page.keyboard.press('End');
  await expectChange(ada, ben, 6);
  const invitation = await ada.copyInvitation();
  await ben.page.getByRole('button', { name: en.lobby.leave }).click();
  await ben.page.getByLabel(en.settings.name).fill('Somebody else');
  await ben.join(invitation);
  await ada.page.getByRole('img', { name: fillText(en.people.volumeSet, { percent: 200 }) }).waitFor();
  await expectChange(ada, ben, 6);
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
