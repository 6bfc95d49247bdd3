import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIdentity, type PersonalIdentity } from '../../../main/desktop/people/open-identity.ts';
import type { ServerboundDoor } from '../../../shared/protocol/people/door-messages.ts';
import { identityOf } from '../../../shared/succession/authenticate.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { silentLog } from '../../support/silent-log.ts';

/** Time until a decision is heard: through the host's turn, codecs and playout buffers, and out of the window. */
const SETTLED_SECONDS = 0.6;
const SILENT_BELOW_DB = -35;

async function newIdentity(): Promise<PersonalIdentity> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-'));
  afterTest(() => rm(folder, { recursive: true }));
  return openIdentity(folder, silentLog);
}

const nameOf = async (identity: PersonalIdentity): Promise<string> =>
  identityOf(Buffer.from(identity.publicKey, 'base64url'));

type Request = ServerboundDoor extends infer One ? (One extends ServerboundDoor ? Omit<One, 'request'> : never) : never;

let request = 0;

/** Asks for a change, and returns the host's answer. */
async function ask(lobby: VirtualLobby, actor: TestParticipant, what: Request): Promise<string> {
  request += 1;
  actor.client.send({ ...what, request });
  await lobby.settle(answerTo(actor, request));
  await lobby.run(SETTLED_SECONDS);
  return actor.latest('moderated')?.code ?? 'none';
}

async function answerTo(actor: TestParticipant, number: number): Promise<void> {
  while (actor.latest('moderated')?.request !== number) await new Promise((resolve) => setImmediate(resolve));
}

/** An owner and a guest, who stand together and talk. */
async function openLobby(options: Parameters<typeof VirtualLobby.open>[0] = {}) {
  const lobby = await VirtualLobby.open(options);
  const ofOwner = await newIdentity();
  lobby.lobby.setHostIdentity(await nameOf(ofOwner));
  const owner = await lobby.join('Ada', 500, at(0, 0), { identity: ofOwner });
  const guest = await lobby.join(
    'Dan',
    600,
    at(0, 1),
    options.door?.password ? { password: options.door.password } : {},
  );
  await lobby.run(SETTLED_SECONDS);
  return { lobby, owner, guest, ofOwner };
}

const isHeard = (listener: TestParticipant, speaker: TestParticipant): boolean => listener.gainDb(speaker) > -6;
const isSilent = (listener: TestParticipant, speaker: TestParticipant): boolean =>
  listener.gainDb(speaker) < SILENT_BELOW_DB;
const rowOf = (watcher: TestParticipant, { client }: TestParticipant) =>
  watcher.participants.find(({ id }) => id === client.joined.participantId);

describe('a newcomer who listens first', () => {
  it('hears everyone and is silent for everyone, until a moderator lets them in', async () => {
    const { lobby, owner, guest } = await openLobby();
    expect(await ask(lobby, owner, { type: 'set-door', entry: 'listen' })).toBe('');
    expect(isHeard(owner, guest)).toBe(true);
    const newcomer = await lobby.join('Eve', 700, at(1, 0));
    await lobby.run(SETTLED_SECONDS);
    for (const listener of [owner, guest]) expect(isSilent(listener, newcomer)).toBe(true);
    for (const speaker of [owner, guest]) expect(isHeard(newcomer, speaker)).toBe(true);
    expect(newcomer.latest('authority')).toMatchObject({ unheard: 'listening' });
    expect(rowOf(guest, newcomer)).toMatchObject({ unheard: 'listening', held: ['mute'] });
    newcomer.client.send({ type: 'status', muted: false, deafened: false });
    await lobby.run(SETTLED_SECONDS);
    expect(isSilent(owner, newcomer)).toBe(true);
    const id = newcomer.client.joined.participantId;
    expect(await ask(lobby, guest, { type: 'let-in', id, isWelcome: true })).toBe('not-permitted');
    expect(isSilent(owner, newcomer)).toBe(true);
    expect(await ask(lobby, owner, { type: 'let-in', id, isWelcome: true })).toBe('');
    for (const listener of [owner, guest]) expect(isHeard(listener, newcomer)).toBe(true);
    expect(rowOf(guest, newcomer)).toMatchObject({ held: [] });
    expect(rowOf(guest, newcomer)).not.toHaveProperty('unheard');
    expect(owner.latest('record')?.audit.map(({ action, target }) => [action, target])).toEqual([
      ['listen', ''],
      ['let-in', 'Eve'],
    ]);
  });

  it('is heard when newcomers need not listen any longer, and so is a person let in before', async () => {
    const { lobby, owner } = await openLobby();
    expect(await ask(lobby, owner, { type: 'set-door', entry: 'listen' })).toBe('');
    const identity = await newIdentity();
    const eve = await lobby.join('Eve', 700, at(1, 0), { identity });
    const zoe = await lobby.join('Zoe', 800, at(1, 1));
    expect(await ask(lobby, owner, { type: 'let-in', id: eve.client.joined.participantId, isWelcome: true })).toBe('');
    await eve.client.leave();
    const again = await lobby.join('Eve', 700, at(1, 0), { identity });
    await lobby.run(SETTLED_SECONDS);
    expect([isHeard(owner, again), isSilent(owner, zoe)]).toEqual([true, true]);
    expect(await ask(lobby, owner, { type: 'set-door', entry: 'open' })).toBe('');
    expect(isHeard(owner, zoe)).toBe(true);
  });
});

describe('a newcomer who knocks', () => {
  it('waits outside until a moderator lets them in, and is heard then', async () => {
    const { lobby, owner, guest } = await openLobby();
    expect(await ask(lobby, owner, { type: 'set-door', entry: 'knock' })).toBe('');
    const identity = await newIdentity();
    const knock = () => lobby.join('Eve', 700, at(1, 0), { identity });
    await expect(knock()).rejects.toThrow('waiting-for-answer');
    await expect(knock()).rejects.toThrow('waiting-for-answer');
    await lobby.run(SETTLED_SECONDS);
    const [waiting, ...others] = owner.latest('door')?.knocks ?? [];
    expect([waiting, others]).toEqual([{ id: waiting?.id, name: 'Eve', source: 'invited' }, []]);
    expect([guest.latest('door'), guest.participants.length]).toEqual([undefined, 2]);
    const id = waiting?.id ?? 0;
    expect(await ask(lobby, guest, { type: 'answer-knock', id, isWelcome: true })).toBe('not-permitted');
    expect(await ask(lobby, owner, { type: 'answer-knock', id, isWelcome: true })).toBe('');
    expect(owner.latest('door')?.knocks).toEqual([]);
    const eve = await knock();
    await lobby.run(SETTLED_SECONDS);
    expect(isHeard(owner, eve)).toBe(true);
  });

  it('is turned away, and comes in no other way', async () => {
    const { lobby, owner } = await openLobby();
    expect(await ask(lobby, owner, { type: 'set-door', entry: 'knock' })).toBe('');
    await expect(lobby.join('Eve', 700, at(1, 0))).rejects.toThrow('waiting-for-answer');
    await lobby.run(SETTLED_SECONDS);
    const id = owner.latest('door')?.knocks[0]?.id ?? 0;
    expect(await ask(lobby, owner, { type: 'answer-knock', id, isWelcome: false })).toBe('');
    await expect(lobby.join('Eve', 700, at(1, 0))).rejects.toThrow('turned-away');
    const forged = {
      participantId: owner.client.joined.participantId,
      token: Buffer.alloc(16, 9).toString('base64url'),
    };
    await expect(lobby.join('Eve', 700, at(1, 0), { resume: forged })).rejects.toThrow('turned-away');
    expect(await ask(lobby, owner, { type: 'answer-knock', id, isWelcome: true })).toBe('not-here');
  });

  it('who loses the connection comes back without asking again', async () => {
    const { lobby, owner, guest } = await openLobby();
    expect(await ask(lobby, owner, { type: 'set-door', entry: 'knock', password: 'sesame' })).toBe('');
    const { participantId, resume } = guest.client.joined;
    if (resume === undefined) throw new Error('The host gives no token.');
    void guest.client.drop();
    const back = await lobby.join('Dan', 600, at(0, 1), { resume: { participantId, token: resume.token } });
    await lobby.run(SETTLED_SECONDS);
    expect([back.client.joined.participantId, isHeard(owner, back)]).toEqual([participantId, true]);
  });
});

describe('a lobby in a raid', () => {
  it('lets only known people speak with one click, and everyone again with another', async () => {
    const { lobby, owner, guest } = await openLobby();
    expect(await ask(lobby, owner, { type: 'set-door', known: true })).toBe('');
    expect([isSilent(owner, guest), isHeard(guest, owner)]).toEqual([true, true]);
    expect(guest.latest('authority')).toMatchObject({ unheard: 'unknown' });
    const raider = await lobby.join('Eve', 700, at(1, 0));
    await lobby.run(SETTLED_SECONDS);
    expect(isSilent(guest, raider)).toBe(true);
    expect(await ask(lobby, owner, { type: 'let-in', id: guest.client.joined.participantId, isWelcome: true })).toBe(
      '',
    );
    expect([isHeard(owner, guest), isSilent(owner, raider)]).toEqual([true, true]);
    expect(await ask(lobby, owner, { type: 'set-door', known: false })).toBe('');
    for (const speaker of [guest, raider]) expect(isHeard(owner, speaker)).toBe(true);
  });
});

describe('a lobby with a password', () => {
  it('lets in those who know it, and its owner without', async () => {
    const { lobby, owner } = await openLobby({ door: { password: 'Sesame ' } });
    await expect(lobby.join('Eve', 700, at(1, 0))).rejects.toThrow('password-needed');
    await expect(lobby.join('Eve', 700, at(1, 0), { password: 'sesame' })).rejects.toThrow('wrong-lobby-password');
    const eve = await lobby.join('Eve', 700, at(1, 0), { password: 'Sesame' });
    await lobby.run(SETTLED_SECONDS);
    expect(isHeard(owner, eve)).toBe(true);
    expect(await ask(lobby, owner, { type: 'set-door', password: '' })).toBe('');
    await lobby.join('Zoe', 800, at(1, 1));
  });

  it('keeps it on the next host, as a hash', async () => {
    const { lobby } = await openLobby({ door: { password: 'open sesame' } });
    const state = lobby.lobby.snapshot();
    expect(JSON.stringify(state)).not.toContain('sesame');
    const next = await VirtualLobby.open({ restored: state, clock: lobby.clock });
    await expect(next.join('Zoe', 800, at(1, 1))).rejects.toThrow('password-needed');
    await next.join('Zoe', 800, at(1, 1), { password: 'open sesame' });
  });

  it('does not let in a banned person who knows it', async () => {
    const { lobby, owner } = await openLobby({ door: { password: 'sesame' } });
    const identity = await newIdentity();
    const eve = await lobby.join('Eve', 700, at(1, 0), { identity, password: 'sesame' });
    const ban = { identity: '', seconds: null, rank: 'member', reason: '', action: 'ban', type: 'moderate' } as const;
    owner.client.send({ ...ban, id: eve.client.joined.participantId, request: 9_999 });
    await lobby.run(SETTLED_SECONDS);
    await expect(lobby.join('Eve', 700, at(1, 0), { identity, password: 'sesame' })).rejects.toThrow('refused');
  });
});

it('lets no more in than its moderators want, and removes nobody', async () => {
  const { lobby, owner, guest } = await openLobby({ capacity: 3 });
  expect(await ask(lobby, owner, { type: 'set-door', places: 4 })).toBe('too-many-places');
  expect(await ask(lobby, owner, { type: 'set-door', places: 1 })).toBe('');
  expect(isHeard(owner, guest)).toBe(true);
  await expect(lobby.join('Eve', 700, at(1, 0))).rejects.toThrow('The lobby is full (1 players).');
  expect(await ask(lobby, owner, { type: 'set-door', places: null })).toBe('');
  await lobby.join('Eve', 700, at(1, 0));
});
