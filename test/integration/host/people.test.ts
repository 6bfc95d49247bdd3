import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { openIdentity, type PersonalIdentity } from '../../../main/desktop/people/open-identity.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { createPeopleController } from '../../../renderer/features/people/people-controller.ts';
import { createPeopleStore } from '../../../renderer/features/people/people-store.ts';
import { createFakeBridge } from '../../support/window/fake-bridge.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { silentLog } from '../../support/silent-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A machine that does much else at the same time bends sounds for seconds. */
const PATIENCE_MS = 20_000;
const SILENT_BELOW_DB = -60;

async function newIdentity(): Promise<PersonalIdentity> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-'));
  afterTest(() => rm(folder, { recursive: true }));
  return openIdentity(folder, silentLog);
}

async function untilHeard(listener: TestParticipant, speaker: TestParticipant, gainDb: number): Promise<void> {
  await waitUntil(
    `the voice arrives at ${gainDb} dB`,
    () =>
      gainDb === -Infinity
        ? listener.gainDb(speaker) < SILENT_BELOW_DB
        : Math.abs(listener.gainDb(speaker) - gainDb) < 1.5,
    PATIENCE_MS,
  );
}

function isTold(speaker: TestParticipant, listener: TestParticipant): boolean {
  return speaker.latest('audience')?.rows.some(([id]) => id === listener.client.joined.participantId) === true;
}

it(
  'knows people by what they sign, under whatever name and from however many devices, and others as nobody',
  { timeout: 60_000 },
  async () => {
    const { description } = await startLobby();
    const [fox, owl] = [await newIdentity(), await newIdentity()];
    const watcher = await TestParticipant.join(description.invitation, 'Watcher', 500, at(0, 0));
    await TestParticipant.join(description.invitation, 'Fox', 600, at(0, 1), fox);
    await TestParticipant.join(description.invitation, 'Vixen', 700, at(0, 1), fox);
    await TestParticipant.join(description.invitation, 'Owl', 800, at(0, 1), owl);
    await waitUntil('all are in the roster', () => watcher.participants.length === 4);
    const identities = watcher.participants.map(({ identity }) => identity);
    expect(identities[0]).toBe('');
    expect(identities[1]).toMatch(/^[\w-]{22}$/);
    expect(identities[2]).toBe(identities[1]);
    expect(new Set(identities).size).toBe(3);
  },
);

it('lets nobody in under a signature for another lobby or another offer', async () => {
  const { description } = await startLobby();
  const fox = await newIdentity();
  for (const sign of [
    (statement: string) => fox.sign(statement.replace(/\n.*\n/, `\n${'q'.repeat(43)}\n`)),
    (statement: string) => fox.sign(`${statement} `),
    () => fox.sign('earshot'),
  ]) {
    const joined = await joinLobby({
      invitation: description.invitation,
      name: 'Fox',
      offer: 'v=0',
      identity: { publicKey: fox.publicKey, sign },
    });
    expect(joined).toMatchObject({ ok: false, error: { code: 'bad-identity' } });
  }
});

it(
  'lets people turn one another up, down and off, across mixer workers, and tells speakers who does not hear them',
  { timeout: 90_000 },
  async () => {
    const { description } = await startLobby({ workers: 2, rules: { ...DEFAULT_HEARING_RULES, law: 'flat' } });
    const fox = await TestParticipant.join(description.invitation, 'Fox', 600, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 900, at(0, 2));
    const hare = await TestParticipant.join(description.invitation, 'Hare', 1_300, at(0, 2));
    const owlId = owl.client.joined.participantId;
    await untilHeard(fox, owl, 0);

    fox.client.setPersonal([[owlId, 2]], []);
    await untilHeard(fox, owl, 6);
    await untilHeard(hare, owl, 0);

    fox.client.setPersonal([[owlId, 0]], []);
    await untilHeard(fox, owl, -Infinity);
    await untilHeard(owl, fox, 0);
    await waitUntil(
      'the muted one sees who hears it',
      () => !isTold(owl, fox) && isTold(owl, hare) && isTold(fox, owl),
      PATIENCE_MS,
    );

    fox.client.setPersonal([], [owlId]);
    await untilHeard(owl, fox, -Infinity);
    await untilHeard(fox, owl, -Infinity);
    await untilHeard(hare, owl, 0);
    await waitUntil('neither counts as hearing the other', () => !isTold(owl, fox) && !isTold(fox, owl), PATIENCE_MS);

    fox.client.setPersonal([], []);
    await untilHeard(fox, owl, 0);
    await untilHeard(owl, fox, 0);
  },
);

it('hears somebody who comes again under another name as they were set before', { timeout: 90_000 }, async () => {
  const { description } = await startLobby();
  const identity = await newIdentity();
  const { bridge } = createFakeBridge();
  const store = createPeopleStore();
  const controller = createPeopleController({ bridge, store, schedule: () => () => undefined });
  const fox = await TestParticipant.join(description.invitation, 'Fox', 600, at(0, 0));
  const ownId = fox.client.joined.participantId;
  controller.setLink({ sendPersonal: ({ gains, blocked }) => fox.client.setPersonal(gains, blocked) });
  fox.client.events.on('message', ({ type }) => {
    if (type === 'roster' || type === 'changes')
      controller.takeParticipants(
        fox.participants.map(({ muted, deafened, ...row }) => ({ ...row, isMuted: muted, isDeafened: deafened })),
        ownId,
      );
  });

  const owl = await TestParticipant.join(description.invitation, 'Owl', 900, at(0, 1), identity);
  await untilHeard(fox, owl, 0);
  const seen = fox.participants.find(({ name }) => name === 'Owl');
  if (seen === undefined) throw new Error('Owl is in the roster');
  controller.set(
    { id: seen.id, name: seen.name, isMuted: false, isDeafened: false, identity: seen.identity },
    { volumePercent: 50 },
  );
  await untilHeard(fox, owl, -6);
  await owl.client.leave();

  const again = await TestParticipant.join(description.invitation, 'Night owl', 1_300, at(0, 1), identity);
  await untilHeard(fox, again, -6);
  expect([...store.getState().people.values()].map(({ name, volumePercent }) => [name, volumePercent])).toEqual([
    ['Night owl', 50],
  ]);
});
