import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fillText } from '../support/window/page/fill-text.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { readLevelDb } from '../support/sound/sound-tap.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let participants: Participant[] = [];

/** Resolves when nobody listens at the first address of an invitation any longer. */
async function untilClosed(text: string): Promise<void> {
  const invitation = parseInvitation(text);
  if (!invitation.ok) throw new Error(invitation.error.message);
  const [address] = invitation.value.addresses;
  if (address === undefined) throw new Error('the invitation has an address');
  const isOpen = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect({ host: address.host, port: address.port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  await expect.poll(isOpen, SETTLING).toBe(false);
}

afterEach(async () => {
  await Promise.all(participants.map((participant) => participant.close()));
  participants = [];
});

describe('an invitation that cannot be used', () => {
  it('is reported next to the field if another would help, else above the button; the field keeps its text', async () => {
    const [ada, ben] = (participants = await startParticipants([
      { name: 'Ada', toneHz: 500 },
      { name: 'Ben', toneHz: 800 },
    ])) as [Participant, Participant];
    const { errors } = en.common;
    const invitation = await ada.host();
    const field = ben.page.getByLabel(en.lobby.join.field);
    const expectRefused = async (entered: string, message: string, isFieldWrong = true): Promise<void> => {
      await ben.tryToJoin(entered);
      await ben.page.getByRole('alert').filter({ hasText: message }).waitFor({ timeout: 60_000 });
      expect(await field.inputValue()).toBe(entered);
      expect(await field.getAttribute('aria-invalid')).toBe(String(isFieldWrong));
    };

    await expectRefused('https://example.com/join', errors['bad-invitation']);
    await expectRefused(invitation.slice(0, -9), errors['invitation-cut-off']);
    const middle = Math.floor(invitation.length / 2);
    const mistyped =
      invitation.slice(0, middle) + (invitation[middle] === 'A' ? 'B' : 'A') + invitation.slice(middle + 1);
    const place = middle + 1 - 'earshot://join/'.length;
    await expectRefused(mistyped, errors['invitation-typo'].replace('{{detail}}', String(place)));

    await ada.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
    await ada.page.getByRole('heading', { name: en.app.start.title }).waitFor();
    await untilClosed(invitation);
    await expectRefused(invitation, errors['port-refused'], false);

    await ben.join(await ada.host());
  });
});

describe('a lobby that you joined', () => {
  it('is joined again with one click, and says in its row that it has ended', async () => {
    const [ada, ben] = (participants = await startParticipants([
      { name: 'Ada', toneHz: 500 },
      { name: 'Ben', toneHz: 800 },
    ])) as [Participant, Participant];
    const invitation = await ada.host();
    await ben.join(invitation);
    await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
    const recents = ben.page.getByRole('region', { name: en.recents.title });
    const row = recents.getByRole('listitem').filter({ hasText: fillText(en.app.lobbyName.of, { name: 'Ada' }) });
    await row.getByRole('button', { name: en.recents.again.joined }).click();
    await ben.waitUntilConnected();
    await ada.rowOf(ben).waitFor();
    await ben.page.getByRole('button', { name: en.voice.leave, exact: true }).click();

    // A host of others is asked first.
    await ada.rowOf(ben).waitFor({ state: 'detached' });
    await ada.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
    await ada.page.getByRole('heading', { name: en.app.start.title }).waitFor();
    await untilClosed(invitation);
    await row.getByRole('button', { name: en.recents.again.joined }).click();
    await row.getByRole('alert').filter({ hasText: en.recents.over }).waitFor({ timeout: 60_000 });

    // The invitation is a secret, which only the settings keep.
    const code = invitation.slice('earshot://join/'.length);
    expect(readFileSync(path.join(ben.app.folder, 'settings.json'), 'utf8')).toContain(code);
    expect(readFileSync(path.join(ben.app.folder, 'earshot.log'), 'utf8')).not.toContain(code);
  });
});

describe('without permission for the microphone', () => {
  it('lets you join and hear the others, and explains what to do', async () => {
    participants = await startParticipants([
      { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
      { name: 'Ben', toneHz: 800, settings: { talkMode: 'open-mic' }, microphoneAnswer: 'deny' },
    ]);
    const [ada, ben] = participants as [Participant, Participant];
    await ben.join(await ada.host());
    await expect.poll(async () => (await ben.gainsDb([ada]))[0], SETTLING).toBeGreaterThan(-3);
    await ben.page.getByRole('alert').filter({ hasText: en.devices.problem.blocked }).waitFor();
    await ben.page.getByRole('button', { name: en.voice.button.turnOn }).waitFor();
    await ada.rowOf(ben).getByRole('img', { name: en.people.muted }).waitFor();
  });
});

describe('the practice lobby', () => {
  it('has six players to hear after one click', async () => {
    const [ada] = (participants = await startParticipants([{ name: 'Ada', toneHz: 500 }])) as [Participant];
    await ada.page.getByRole('button', { name: en.lobby.practice.start }).click();
    await ada.waitUntilConnected();
    const people = ada.page.getByRole('region', { name: en.people.title });
    await expect.poll(() => people.getByRole('listitem').count(), SETTLING).toBe(7);
    for (const name of ['Fox', 'Owl', 'Otter', 'Heron', 'Lynx', 'Wren'])
      await people.getByText(name, { exact: true }).waitFor();
    await expect.poll(() => readLevelDb(ada.page), SETTLING).toBeGreaterThan(-50);
  });
});
