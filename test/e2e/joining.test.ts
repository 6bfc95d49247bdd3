import { afterEach, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/lobby/participant.ts';
import { readLevelDb } from '../support/sound/sound-tap.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let participants: Participant[] = [];

afterEach(async () => {
  await Promise.all(participants.map((participant) => participant.close()));
  participants = [];
});

describe('an invitation that cannot be used', () => {
  it('is told beside the field, which keeps what was entered', async () => {
    const [ada, ben] = (participants = await startParticipants([
      { name: 'Ada', toneHz: 500 },
      { name: 'Ben', toneHz: 800 },
    ])) as [Participant, Participant];
    const invitation = await ada.host();
    const field = ben.page.getByLabel('Invitation');
    const expectRefused = async (entered: string, message: RegExp): Promise<void> => {
      await ben.tryToJoin(entered);
      await ben.page.getByRole('alert').filter({ hasText: message }).waitFor({ timeout: 20_000 });
      expect(await field.inputValue()).toBe(entered);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
    };

    await expectRefused('https://example.com/join', /not an Earshot invitation/);
    await expectRefused(invitation.slice(0, -9), /cut off/);
    const middle = Math.floor(invitation.length / 2);
    const mistyped =
      invitation.slice(0, middle) + (invitation[middle] === 'A' ? 'B' : 'A') + invitation.slice(middle + 1);
    await expectRefused(mistyped, /mistyped/);

    await ada.page.getByRole('button', { name: 'Leave the lobby' }).click();
    await ada.page.getByRole('heading', { name: 'Hear who is near.' }).waitFor();
    await expectRefused(invitation, /No host answers/);

    await ben.join(await ada.host());
  });
});

describe('without permission for the microphone', () => {
  it('one joins and hears the others, and the window says what to do', async () => {
    participants = await startParticipants([
      { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
      { name: 'Ben', toneHz: 800, settings: { talkMode: 'open-mic' }, microphoneAnswer: 'deny' },
    ]);
    const [ada, ben] = participants as [Participant, Participant];
    await ben.join(await ada.host());
    await expect.poll(async () => (await ben.gainsDb([ada]))[0], SETTLING).toBeGreaterThan(-3);
    await ben.page.getByRole('alert').filter({ hasText: 'Earshot may not use the microphone.' }).waitFor();
    await ben.page.getByRole('button', { name: /Listening only/ }).waitFor();
    await ada.rowOf(ben).getByRole('img', { name: 'muted' }).waitFor();
  });
});

describe('the practice lobby', () => {
  it('has six players to hear after one click', async () => {
    const [ada] = (participants = await startParticipants([{ name: 'Ada', toneHz: 500 }])) as [Participant];
    await ada.page.getByRole('button', { name: 'Practice' }).click();
    await ada.waitUntilConnected();
    const people = ada.page.getByRole('region', { name: 'People' });
    await expect.poll(() => people.getByRole('listitem').count(), SETTLING).toBe(7);
    for (const name of ['Fox', 'Owl', 'Otter', 'Heron', 'Lynx', 'Wren'])
      await people.getByText(name, { exact: true }).waitFor();
    await expect.poll(() => readLevelDb(ada.page), SETTLING).toBeGreaterThan(-50);
  });
});
