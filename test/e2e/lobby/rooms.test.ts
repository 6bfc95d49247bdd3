import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';

/** Rooms and whispers, measured in the sound that three windows play. */

const SETTLING = { timeout: 20_000, interval: 50 };
const ROOM = { name: 'Team A' };
const texts = en.rooms;

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
let cleo: Participant;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
    { name: 'Ben', toneHz: 800, settings: { talkMode: 'open-mic' } },
    { name: 'Cleo', toneHz: 1_200, settings: { talkMode: 'open-mic' } },
  ]);
  [ada, ben, cleo] = participants as [Participant, Participant, Participant];
  const invitation = await ada.host();
  await ben.join(invitation);
  await cleo.join(invitation);
  await waitUntil('the voices arrive', async () => (await heardDb(ada, cleo)) > -6, 30_000);
}, 120_000);

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;
const roomOf = ({ page }: Participant): Locator => page.getByRole('button', { name: new RegExp(`^${ROOM.name}`) });
const expectHeard = (listener: Participant, speaker: Participant): Promise<void> =>
  expect.poll(() => heardDb(listener, speaker), { ...SETTLING, timeout: 30_000 }).toBeGreaterThan(-6);
const expectSilence = (listener: Participant, speaker: Participant): Promise<void> =>
  expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-40);

it('silences those outside, and lets those inside hear each other', async () => {
  await ada.page.getByRole('button', { name: texts.new }).click();
  const dialog = ada.page.getByRole('dialog', { name: texts.newTitle });
  await dialog.getByLabel(texts.name).fill(ROOM.name);
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await dialog.getByRole('button', { name: texts.create }).click();
  for (const one of [ada, ben]) await roomOf(one).click();
  await roomOf(ben).and(ben.page.locator('[aria-current=location]')).waitFor();
  await Promise.all([expectSilence(cleo, ben), expectSilence(ben, cleo)]);
  await expectHeard(ada, ben);
  await ben.page
    .getByText(fillText(en.voice.own.inRoom, { room: ROOM.name }))
    .first()
    .waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
});

it('whispers to one player in another room, and only that one hears it', async () => {
  await ada.page.getByRole('button', { name: fillText(en.people.details, { name: 'Cleo' }) }).click();
  await ada.page.getByRole('menuitemcheckbox', { name: en.whisper.add }).click();
  const hold = ada.page.getByRole('button', { name: /Hold to whisper/ });
  await hold.hover();
  await ada.page.mouse.down();
  await cleo.page.getByText(en.whisper.whispersToYou, { exact: true }).waitFor();
  await expectHeard(cleo, ada);
  await expectSilence(ben, ada);
  await ada.page.mouse.up();
  await expectHeard(ben, ada);
  await expectSilence(cleo, ada);
});

it('takes everyone back to the lobby when the room is deleted', async () => {
  await ada.page.getByRole('button', { name: fillText(texts.more, ROOM) }).click();
  await ada.page.getByRole('menuitem', { name: texts.delete }).click();
  await expectHeard(cleo, ben);
  await ben.page.getByText(fillText(texts.news.deleted, { by: 'Ada', room: ROOM.name })).waitFor();
});
