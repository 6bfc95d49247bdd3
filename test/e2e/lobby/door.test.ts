import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { connectedLine } from '../../support/window/connected-line.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';

/** What a moderator decides about newcomers, measured in the sound that the windows play. */

const texts = en.door;
const BEN = { name: 'Ben' };

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
let invitation: string;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
    { name: 'Ben', toneHz: 800, settings: { talkMode: 'open-mic' } },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  invitation = await ada.host();
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const expectHeard = (listener: Participant, speaker: Participant): Promise<void> =>
  expect
    .poll(async () => (await listener.gainsDb([speaker]))[0] ?? -Infinity, { timeout: 30_000, interval: 50 })
    .toBeGreaterThan(-6);

const dialogOf = ({ page }: Participant, name: string) => page.getByRole('dialog', { name });

async function openDoor(): Promise<void> {
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await ada.page.getByRole('menuitem', { name: en.moderation.manage }).click();
  await dialogOf(ada, en.moderation.manage).getByRole('tab', { name: texts.title }).click();
}

it('asks for the password, and says what is wrong with it', async () => {
  await openDoor();
  const door = dialogOf(ada, en.moderation.manage);
  await door.getByLabel(texts.password, { exact: true }).fill('open sesame');
  await door.getByRole('button', { name: texts.setPassword }).click();
  await door.getByText(texts.hasPassword).waitFor();
  await ada.page.keyboard.press('Escape');
  await ben.tryToJoin(invitation);
  const asked = dialogOf(ben, texts.at.passwordTitle);
  const field = asked.getByLabel(en.lobbies.password.label, { exact: true });
  await field.fill('sesame');
  await field.press('Enter');
  await asked.getByText(en.common.errors['wrong-lobby-password']).waitFor();
  expect(await findViolationsInEveryLook(ben.page)).toEqual([]);
  await field.fill('open sesame');
  await field.press('Enter');
  await connectedLine(ben.page).waitFor({ timeout: 20_000 });
  await expectHeard(ada, ben);
});

it('lets a newcomer wait outside until a moderator lets them in', async () => {
  await openDoor();
  const door = dialogOf(ada, en.moderation.manage);
  await door.getByRole('button', { name: texts.removePassword }).click();
  await door.getByText(texts.noPassword).waitFor();
  await door.getByRole('radio', { name: texts.way.knock }).click();
  await ada.page.locator('.toast', { hasText: texts.done.knock }).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  await ben.tryToJoin(invitation);
  await ben.page.getByRole('dialog').getByText(texts.at.waiting).waitFor();
  expect(await connectedLine(ben.page).count()).toBe(0);
  const card = ada.page.getByRole('group', { name: fillText(en.lobby.knock.asks.invited, BEN) });
  await card.getByRole('button', { name: en.lobby.knock.letIn }).click();
  await connectedLine(ben.page).waitFor({ timeout: 20_000 });
  await expectHeard(ada, ben);
  await expectHeard(ben, ada);
});
