import type { Locator } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { openTestRendezvous } from '../support/rendezvous/open-test-rendezvous.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';

const { lobbies: words } = en;
const LOBBY = 'Cellar crew';
const PASSWORD = 'open sesame';

let participants: Participant[] = [];

afterEach(async () => {
  await Promise.all(participants.map((participant) => participant.close()));
  participants = [];
});

/** Starts a host and a guest, whose settings name a rendezvous of their own. */
async function startPair(): Promise<readonly [Participant, Participant]> {
  const { port } = await openTestRendezvous();
  // On the local network, the lobby would be in the other group of the list.
  const settings = { rendezvous: [`ws://127.0.0.1:${port}`], showsOnLan: false };
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings },
    { name: 'Ben', toneHz: 800, settings },
  ]);
  return participants as [Participant, Participant];
}

/** Chooses in the open dialog how strangers find the lobby, and saves it. */
async function list({ page }: Participant, access: 'password' | 'knock', save: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: words.listing.title });
  await dialog.getByLabel(words.game, { exact: true }).fill('Minecraft');
  await dialog.getByRole('radio', { name: words.listing.choice[access] }).check();
  if (access === 'password')
    await dialog.getByRole('textbox', { name: words.password.label, exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: save }).click();
  await dialog.waitFor({ state: 'detached' });
}

function enterButton({ page }: Participant, access: 'password' | 'knock'): Locator {
  return page.getByRole('button', { name: words.enterNamed[access].replace('{{title}}', LOBBY) });
}

it('finds a listed lobby and enters it by its password, then by a knock', async () => {
  const [ada, ben] = await startPair();
  await ada.openHostForm();
  await ada.page.getByLabel(en.lobby.host.name).fill(LOBBY);
  await ada.page
    .getByRole('group', { name: words.listing.row })
    .getByRole('button', { name: words.listing.start })
    .click();
  await list(ada, 'password', words.listing.start);
  await ada.startHosting();

  await ben.page.getByRole('button', { name: words.title }).click();
  const row = ben.page.getByRole('row', { name: LOBBY });
  await row.getByRole('cell', { name: 'Minecraft' }).waitFor();
  await ben.page.getByRole('searchbox').fill('no such lobby');
  await ben.page.getByText(words.none.matching).waitFor();
  await ben.page.getByRole('button', { name: words.none.clear }).click();
  await enterButton(ben, 'password').click();
  const dialog = ben.page.getByRole('dialog', { name: LOBBY });
  const field = dialog.getByLabel(words.password.label, { exact: true });
  await field.fill('open sesam');
  await ben.page.keyboard.press('Enter');
  await dialog.getByRole('alert').filter({ hasText: en.common.errors['wrong-lobby-password'] }).waitFor();
  expect(await field.inputValue()).toBe('open sesam');
  await field.fill(PASSWORD);
  await ben.page.keyboard.press('Enter');
  await ben.waitUntilConnected();
  await ada.rowOf(ben).waitFor();

  await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  await ada.openInvitation();
  await ada.page.getByRole('button', { name: words.listing.change }).click();
  await list(ada, 'knock', words.listing.save);
  await ada.page.keyboard.press('Escape');

  const asks = ada.page.getByRole('group', { name: en.lobby.knock.asks.directory.replace('{{name}}', 'Ben') });
  await enterButton(ben, 'knock').click({ timeout: 60_000 });
  await dialog.getByText(words.knock.waiting).waitFor();
  await asks.waitFor();
  await ben.page.keyboard.press('Escape');
  await asks.waitFor({ state: 'detached' });
  await enterButton(ben, 'knock').click();
  await asks.getByRole('button', { name: en.lobby.knock.refuse }).click();
  await dialog.getByRole('alert').filter({ hasText: en.common.errors.refused }).waitFor();
  await dialog.getByRole('button', { name: words.knock.again }).click();
  await asks.getByRole('button', { name: en.lobby.knock.letIn }).click();
  await ben.waitUntilConnected();
  await ada.rowOf(ben).waitFor();
});
