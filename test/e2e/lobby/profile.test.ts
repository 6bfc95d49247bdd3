import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_PICTURE } from '../../support/sample-picture.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** What players show of themselves, as another window shows it. */

const NOTE = 'she/her';
const BEN = { name: 'Ben' };

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500 },
    { name: 'Ben', toneHz: 800, settings: { picture: SAMPLE_PICTURE, note: NOTE } },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  await ben.join(await ada.host());
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const picture = () => ada.rowOf(ben).locator('.avatar-picture');

it('shows another player’s picture and note, and their status when they change it', async () => {
  await picture().waitFor();
  expect(await picture().evaluate((image) => (image as HTMLImageElement).decode())).toBeUndefined();
  expect(await picture().getAttribute('src')).toMatch(/^data:image\/webp;base64,/);
  await ada.rowOf(ben).getByText(NOTE).waitFor();
  await ben.page.getByRole('button', { name: fillText(en.people.details, BEN) }).click();
  await ben.page.getByRole('menuitemradio', { name: en.profile.availability.busy }).click();
  await ada.rowOf(ben).getByRole('img', { name: en.people.busy }).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
});

it('hides both when you block the player', async () => {
  await ada.page.getByRole('button', { name: fillText(en.people.details, BEN) }).click();
  await ada.page.getByRole('menuitem', { name: fillText(en.people.blockName, BEN) }).click();
  await picture().waitFor({ state: 'detached' });
  expect(await ada.rowOf(ben).getByText(NOTE).count()).toBe(0);
});
