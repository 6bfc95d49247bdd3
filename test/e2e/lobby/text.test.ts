import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';
import { fillText } from '../../support/window/page/fill-text.ts';

/** Two players write to each other, through a real host. */

const SETTLING = { timeout: 20_000, interval: 50 };
const texts = en.text;

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
let invitation: string;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500 },
    { name: 'Ben', toneHz: 800 },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  // Text stands beside the players.
  for (const { page } of participants) await page.setViewportSize({ width: 1_440, height: 800 });
  invitation = await ada.host();
  await ben.join(invitation);
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const list = ({ page }: Participant): Locator => page.getByRole('log', { name: texts.messages });
const field = ({ page }: Participant): Locator => page.getByRole('textbox', { name: texts.message, exact: true });
const message = (reader: Participant, text: string): Locator =>
  list(reader).getByRole('article').filter({ hasText: text });

async function write(writer: Participant, text: string): Promise<void> {
  await field(writer).fill(text);
  await field(writer).press('Enter');
}

async function openMenu(reader: Participant, text: string): Promise<void> {
  await message(reader, text).click({ button: 'right' });
}

it('shows a message to the others, and a mention to the player whom it names', async () => {
  await write(ada, 'Ready at the gate?');
  await message(ben, 'Ready at the gate?').waitFor();
  await field(ben).pressSequentially('@Ad');
  await ben.page.keyboard.press('Enter');
  await ben.page.keyboard.type('two more minutes');
  await ben.page.keyboard.press('Enter');
  await message(ada, '@Ada two more minutes').locator('[data-own="true"]', { hasText: '@Ada' }).waitFor();
});

it('counts reactions', async () => {
  await openMenu(ada, 'two more minutes');
  await ada.page.getByRole('button', { name: fillText(texts.reactWith, { emoji: '👍' }) }).click();
  await message(ben, 'two more minutes')
    .getByRole('button', { name: fillText(texts.reaction_one, { emoji: '👍', count: '1' }) })
    .waitFor();
});

it('lets the author edit a message, and the owner of the lobby delete it', async () => {
  await field(ben).press('ArrowUp');
  const editing = ben.page.getByRole('textbox', { name: texts.editing });
  await editing.fill('@Ada three more minutes');
  await editing.press('Enter');
  await message(ada, 'three more minutes').getByText(texts.edited).waitFor();
  await openMenu(ada, 'three more minutes');
  await ada.page.getByRole('menuitem', { name: texts.delete }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: texts.delete }).click();
  await message(ben, texts.deleted).waitFor();
});

it('sends a message to one player only, from the menu of the player', async () => {
  await ada.page.getByRole('button', { name: fillText(en.people.details, { name: 'Ben' }) }).click();
  await ada.page.getByRole('menuitem', { name: fillText(texts.writeTo, { name: 'Ben' }) }).click();
  await expect.poll(() => field(ada).evaluate((element) => element === document.activeElement), SETTLING).toBe(true);
  await write(ada, 'Between us');
  await message(ben, 'Between us').getByText(texts.to.direct, { exact: true }).waitFor();
});

it('has everything after a player comes back', async () => {
  await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  await ben.join(invitation);
  await message(ben, 'Ready at the gate?').waitFor();
  await message(ben, 'Between us').waitFor();
  expect(await message(ben, 'Ready at the gate?').count()).toBe(1);
});
