import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectedLine } from '../../support/window/connected-line.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../../support/window/page/fill-text.ts';

/** What an owner does to a player, measured in the sound that the windows play. */

const SETTLING = { timeout: 20_000, interval: 50 };
const BEN = { name: 'Ben' };
const texts = en.moderation;

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
  await ben.join(invitation);
  await waitUntil('the voices arrive', async () => (await heardDb(ada, ben)) > -6, 30_000);
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;
const expectHeard = (listener: Participant, speaker: Participant): Promise<void> =>
  expect.poll(() => heardDb(listener, speaker), { ...SETTLING, timeout: 30_000 }).toBeGreaterThan(-6);
const expectSilence = (listener: Participant, speaker: Participant): Promise<void> =>
  expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-50);

/** Chooses an item of Ben's menu in Ada's window. */
async function choose(role: 'menuitem' | 'menuitemcheckbox', name: string): Promise<void> {
  await ada.page.getByRole('button', { name: fillText(en.people.details, BEN) }).click();
  await ada.page
    .getByRole('menu', { name: fillText(en.people.details, BEN) })
    .getByRole(role, { name, exact: true })
    .click();
}

const toast = (text: string) => ada.page.locator('.toast', { hasText: text });

it('mutes a player for everyone, tells the player, and takes it back', async () => {
  await choose('menuitemcheckbox', texts.muteForAll);
  await expectSilence(ada, ben);
  await expectHeard(ben, ada);
  await ben.page.getByText(fillText(texts.held.muted, { by: 'Ada' })).waitFor();
  await toast(fillText(texts.done.mute, BEN)).getByRole('button', { name: en.common.undo }).click();
  await expectHeard(ada, ben);
  await ben.page.getByText(fillText(texts.held.muted, { by: 'Ada' })).waitFor({ state: 'detached' });
});

it('deafens a player', async () => {
  await choose('menuitemcheckbox', texts.deafen);
  await expectSilence(ben, ada);
  await expectHeard(ada, ben);
  await choose('menuitemcheckbox', texts.deafen);
  await expectHeard(ben, ada);
});

it('removes a player, who reads by whom and why, and may come back', async () => {
  await choose('menuitem', texts.kick);
  const dialog = ada.page.getByRole('dialog', { name: fillText(texts.kickTitle, BEN) });
  await dialog.getByLabel(texts.reason).fill('Loud music');
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await dialog.getByRole('button', { name: texts.kickDo, exact: true }).click();
  await ben.page.getByText(fillText(texts.removal.kick, { by: 'Ada' })).waitFor();
  await ben.page.getByText('Loud music').waitFor();
  await expectSilence(ada, ben);
  await expectSilence(ben, ada);
  await ben.page.getByRole('button', { name: en.lobby.ended.back }).click();
  await ben.join(invitation);
  await expectHeard(ada, ben);
});

it('bans a player, whom the old invitation lets in no longer, until the ban is lifted', async () => {
  await choose('menuitem', texts.ban);
  const dialog = ada.page.getByRole('dialog', { name: fillText(texts.banTitle, BEN) });
  await dialog.getByRole('button', { name: texts.banDo, exact: true }).click();
  await ben.page.getByText(fillText(texts.removal.ban, { by: 'Ada' })).waitFor();
  await expectSilence(ada, ben);
  await waitUntil('the invitation is another one', async () => (await ada.copyInvitation()) !== invitation, 30_000);
  await ben.page.getByRole('button', { name: en.lobby.ended.back }).click();
  const renewed = await ada.copyInvitation();
  for (const link of [invitation, renewed]) {
    await ben.tryToJoin(link);
    await ben.page.getByRole('alert').first().waitFor();
    expect(await connectedLine(ben.page).count()).toBe(0);
  }
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await ada.page.getByRole('menuitem', { name: texts.manage }).click();
  const record = ada.page.getByRole('dialog', { name: texts.manage });
  await record.getByRole('tab', { name: texts.views.audit }).click();
  await record.getByText(fillText(texts.did.ban, { by: 'Ada', ...BEN })).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await record.getByRole('tab', { name: texts.views.bans }).click();
  await record.getByRole('button', { name: texts.unban }).click();
  await record.getByText(texts.noBans).waitFor();
  await ada.page.keyboard.press('Escape');
  await ben.join(renewed);
  await expectHeard(ada, ben);
});

it('changes what members may do by the keyboard, and takes it back', async () => {
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await ada.page.getByRole('menuitem', { name: texts.manage }).click();
  const dialog = ada.page.getByRole('dialog', { name: texts.manage });
  const box = (rank: string) =>
    dialog.getByRole('checkbox', {
      name: fillText(texts.cell, { rank, permission: texts.permissions.talk }),
      exact: true,
    });
  await box(texts.ranks.moderator).focus();
  await ada.page.keyboard.press('ArrowRight');
  await ada.page.keyboard.press('Space');
  await expectSilence(ada, ben);
  expect(await box(texts.ranks.member).isChecked()).toBe(false);
  await ben.page.getByText(texts.held.role).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await ada.page.getByRole('button', { name: en.common.undo }).last().click();
  await expectHeard(ada, ben);
  await ada.page.keyboard.press('Escape');
});

it('locks the lobby: nobody new comes in', async () => {
  await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await ada.page.getByRole('menuitem', { name: texts.lock }).click();
  await toast(texts.done.lock).waitFor();
  const link = await ada.copyInvitation();
  await ben.tryToJoin(link);
  await ben.page.getByText(en.common.errors['lobby-locked']).waitFor();
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await ada.page.getByRole('menuitem', { name: texts.unlock }).click();
  await toast(texts.done.unlock).waitFor();
  await ben.join(link);
});
