import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openIdentity, type PersonalIdentity } from '../../../../main/desktop/people/open-identity.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { createPeopleController } from '../../../../renderer/features/people/people-controller.ts';
import { createPeopleStore } from '../../../../renderer/features/people/people-store.ts';
import { createFakeBridge } from '../../../support/window/fake-bridge.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';
import { silentLog } from '../../../support/silent-log.ts';

/** Time until a change is audible and reported: through codecs and playout buffers, and out of the measuring window. */
const SETTLED_SECONDS = 0.6;
/** While others talk, the codec's noise limits how quiet silence measures. */
const SILENT_BELOW_DB = -50;

async function newIdentity(): Promise<PersonalIdentity> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-'));
  afterTest(() => rm(folder, { recursive: true }));
  return openIdentity(folder, silentLog);
}

function expectHeard(listener: TestParticipant, speaker: TestParticipant, gainDb: number): void {
  if (gainDb === -Infinity) expect(listener.gainDb(speaker)).toBeLessThan(SILENT_BELOW_DB);
  else expect(listener.gainDb(speaker)).toBeCloseTo(gainDb, 0);
}

function isTold(speaker: TestParticipant, listener: TestParticipant): boolean {
  return speaker.latest('audience')?.rows.some(([id]) => id === listener.client.joined.participantId) === true;
}

it('recognises people by their signature under any name, and nobody without one', async () => {
  const lobby = await VirtualLobby.open();
  const [fox, owl] = [await newIdentity(), await newIdentity()];
  const watcher = await lobby.join('Watcher', 500, at(0, 0));
  await lobby.join('Fox', 600, at(0, 1), { identity: fox });
  await lobby.run(SETTLED_SECONDS);
  const ofFox = watcher.participants[1]?.identity;
  expect(ofFox).toMatch(/^[\w-]{22}$/);
  await lobby.join('Vixen', 700, at(0, 1), { identity: fox });
  await lobby.join('Owl', 800, at(0, 1), { identity: owl });
  await lobby.run(SETTLED_SECONDS);
  expect(watcher.participants.map(({ name }) => name)).toEqual(['Watcher', 'Vixen', 'Owl']);
  const [ofWatcher, ofVixen, ofOwl] = watcher.participants.map(({ identity }) => identity);
  expect([ofWatcher, ofVixen]).toEqual(['', ofFox]);
  expect(ofOwl).not.toBe(ofFox);
});

it('renames people while they are in the lobby, for everybody and for the game, and keeps who they are', async () => {
  const lobby = await VirtualLobby.open();
  const identity = await newIdentity();
  const watcher = await lobby.join('Watcher', 500, at(0, 0));
  const fox = await lobby.join('Fox', 600, at(0, 1), { identity });
  await lobby.run(SETTLED_SECONDS);
  const before = watcher.participants[1];
  expect(fox.client.joined.accepts).toContain('rename');
  fox.client.rename(' Vi\u200bxen\u0007 ');
  await lobby.run(SETTLED_SECONDS);
  expect(fox.latest('renamed')).toEqual({ type: 'renamed', name: 'Vixen', code: '', message: '' });
  for (const { participants } of [watcher, fox]) expect(participants[1]).toEqual({ ...before, name: 'Vixen' });
  expect(lobby.lobby.describeForGames().participants.map(({ name }) => name)).toEqual(['Watcher', 'Vixen']);
  expectHeard(watcher, fox, 0);
  fox.client.rename('Watcher');
  await lobby.run(SETTLED_SECONDS);
  expect(watcher.participants[1]?.name).toBe('Watcher 2');
  fox.client.rename('\u3164');
  await lobby.run(SETTLED_SECONDS);
  expect(fox.latest('renamed')).toMatchObject({ name: 'Watcher 2', code: 'bad-name' });
});

it('shows everybody the colour that somebody chooses, and takes no colour that there is not', async () => {
  const lobby = await VirtualLobby.open();
  const watcher = await lobby.join('Watcher', 500, at(0, 0));
  const fox = await lobby.join('Fox', 600, at(0, 1));
  expect(fox.client.joined.accepts).toContain('color');
  fox.client.send({ type: 'color', color: 3 });
  await lobby.run(SETTLED_SECONDS);
  for (const { participants } of [watcher, fox]) expect(participants.map(({ color }) => color)).toEqual([5, 3]);
  fox.client.send({ type: 'color', color: 12 });
  await lobby.run(SETTLED_SECONDS);
  expect(watcher.participants[1]?.color).toBe(3);
  expectHeard(watcher, fox, 0);
  fox.client.send({ type: 'color', color: null });
  await lobby.run(SETTLED_SECONDS);
  expect(watcher.participants[1]?.color).toBe(10);
});

it('gives a player the same automatic colour after leaving and joining again, and no two players one', async () => {
  const identity = await newIdentity();
  const lobby = await VirtualLobby.open();
  const watcher = await lobby.join('Watcher', 500, at(0, 0));
  for (const name of ['Owl', 'Lynx', 'Heron']) await lobby.join(name, 700, at(0, 1));
  const fox = await lobby.join('Fox', 600, at(0, 1), { identity });
  const rowOfFox = () => watcher.participants.find(({ name }) => name === 'Fox');
  await lobby.run(SETTLED_SECONDS);
  const before = rowOfFox();
  await fox.client.leave();
  await lobby.run(SETTLED_SECONDS);
  expect(rowOfFox()).toBeUndefined();
  await lobby.join('Fox', 600, at(0, 1), { identity });
  await lobby.run(SETTLED_SECONDS);
  expect(rowOfFox()?.color).toBe(before?.color);
  expect(new Set(watcher.participants.map(({ color }) => color)).size).toBe(5);
});

it('tells the replaced connection why it ended, even when that arrives after the end of its media', async () => {
  const lobby = await VirtualLobby.open();
  const identity = await newIdentity();
  const delays = { toHostMs: 5, toClientMs: 5, signallingToClientMs: 300 };
  const first = await lobby.join('Fox', 600, at(0, 0), { identity, delays });
  const ended = new Promise((resolve) => first.client.events.on('ended', resolve));
  const second = await lobby.join('Fox', 600, at(0, 0), { identity, delays });
  expect(await lobby.settle(ended)).toMatchObject({ reason: 'replaced' });
  expect(second.client.joined.name).toBe('Fox');
});

it('rejects a signature for another lobby or another offer', async () => {
  const lobby = await VirtualLobby.open();
  const { publicKey, sign } = await newIdentity();
  for (const signed of [
    (statement: string) => sign(statement.replace(/\n.*\n/, `\n${'q'.repeat(43)}\n`)),
    (statement: string) => sign(`${statement} `),
    () => sign('earshot'),
  ])
    await expect(lobby.join('Fox', 500, at(0, 0), { identity: { publicKey, sign: signed } })).rejects.toThrow(
      /^bad-identity/,
    );
  await lobby.join('Fox', 500, at(0, 0), { identity: { publicKey, sign } });
});

it('lets people turn one another up, down and off, across mixer workers, and tells speakers who does not hear them', async () => {
  const lobby = await VirtualLobby.open({ workers: 2, rules: { ...DEFAULT_HEARING_RULES, law: 'flat' } });
  const fox = await lobby.join('Fox', 600, at(0, 0));
  const owl = await lobby.join('Owl', 900, at(0, 2));
  const hare = await lobby.join('Hare', 1_300, at(0, 2));
  const owlId = owl.client.joined.participantId;
  const choose = async (gains: [number, number][], blocked: number[]): Promise<void> => {
    fox.client.setPersonal(gains, blocked);
    await lobby.run(SETTLED_SECONDS);
  };
  await lobby.run(SETTLED_SECONDS);
  expectHeard(fox, owl, 0);

  await choose([[owlId, 2]], []);
  expectHeard(fox, owl, 6);
  expectHeard(hare, owl, 0);

  await choose([[owlId, 0]], []);
  expectHeard(fox, owl, -Infinity);
  expectHeard(owl, fox, 0);
  expect([isTold(owl, fox), isTold(owl, hare), isTold(fox, owl)]).toEqual([false, true, true]);

  await choose([], [owlId]);
  expectHeard(owl, fox, -Infinity);
  expectHeard(fox, owl, -Infinity);
  expectHeard(hare, owl, 0);
  expect([isTold(owl, fox), isTold(fox, owl)]).toEqual([false, false]);

  await choose([], []);
  expectHeard(fox, owl, 0);
  expectHeard(owl, fox, 0);
});

it('applies earlier settings to a player who returns under another name', async () => {
  const lobby = await VirtualLobby.open();
  const identity = await newIdentity();
  const { bridge } = createFakeBridge();
  const store = createPeopleStore();
  const controller = createPeopleController({ bridge, store, schedule: () => () => undefined });
  const fox = await lobby.join('Fox', 600, at(0, 0));
  const ownId = fox.client.joined.participantId;
  controller.setLink({ sendPersonal: ({ gains, blocked }) => fox.client.setPersonal(gains, blocked) });
  fox.client.events.on('message', ({ type }) => {
    if (type === 'roster' || type === 'changes')
      controller.setParticipants(
        fox.participants.map(({ muted, deafened, away, ...row }) => ({
          ...row,
          isMuted: muted,
          isDeafened: deafened,
          isAway: away,
        })),
        ownId,
      );
  });

  const owl = await lobby.join('Owl', 900, at(0, 1), { identity });
  await lobby.run(SETTLED_SECONDS);
  expectHeard(fox, owl, 0);
  const seen = fox.participants.find(({ name }) => name === 'Owl');
  if (seen === undefined) throw new Error('Owl is in the roster');
  controller.set(
    {
      id: seen.id,
      name: seen.name,
      isMuted: false,
      isDeafened: false,
      identity: seen.identity,
      color: null,
      isAway: false,
    },
    { volumePercent: 50 },
  );
  await lobby.run(SETTLED_SECONDS);
  expectHeard(fox, owl, -6);
  await owl.client.leave();

  const again = await lobby.join('Night owl', 1_300, at(0, 1), { identity });
  await lobby.run(SETTLED_SECONDS);
  expectHeard(fox, again, -6);
  expect([...store.getState().people.values()].map(({ name, volumePercent }) => [name, volumePercent])).toEqual([
    ['Night owl', 50],
  ]);
});
