import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_ROOMS } from '../../../../shared/model/people/lobby-room.ts';
import type { ServerboundRoomMessage } from '../../../../shared/protocol/people/room-messages.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { createTestIdentity } from '../../../support/lobby/participants/headset.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** Rooms of a lobby, on sound: everyone speaks a tone of their own throughout. */

/** Through the host's turn, codecs and playout buffers. */
const SETTLED_SECONDS = 0.6;
const SILENT_BELOW_DB = -50;

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;
const isSilent = (listener: TestParticipant, speaker: TestParticipant): boolean =>
  listener.gainDb(speaker) < SILENT_BELOW_DB;

type Request = ServerboundRoomMessage extends infer One ? (One extends unknown ? Omit<One, 'request'> : never) : never;

let lobby: VirtualLobby;
let owner: TestParticipant;
let fox: TestParticipant;
let owl: TestParticipant;
let requests = 0;

beforeEach(async () => {
  lobby = await VirtualLobby.open();
  const identity = createTestIdentity();
  owner = await lobby.join('Ada', 500, at(0, 0), { identity });
  lobby.lobby.setHostIdentity(lobby.lobby.describePeople()[0]?.identity ?? '');
  fox = await lobby.join('Fox', 700, at(0, 2));
  owl = await lobby.join('Owl', 1_100, at(0, 4));
  await lobby.run(SETTLED_SECONDS);
});

/** Asks for something, and returns the code of the host's answer; '' = done. */
async function ask(actor: TestParticipant, message: Request): Promise<string> {
  requests += 1;
  actor.client.send({ ...message, request: requests } as ServerboundRoomMessage);
  await lobby.run(SETTLED_SECONDS);
  const answer = actor.latest('room-answer');
  return answer?.request === requests ? answer.code : 'none';
}

const create = (name: string, more: object = {}): Promise<string> =>
  ask(owner, { type: 'room-set', room: 0, name, hearing: 'everyone', limit: 0, password: null, ...more });
const enter = (who: TestParticipant, room: number, more: object = {}): Promise<string> =>
  ask(who, { type: 'room-enter', room, password: '', bring: false, ...more });
const roomsOf = (watcher: TestParticipant): object =>
  Object.fromEntries(watcher.participants.map(({ name, room }) => [name, room]));

describe('people in a room', () => {
  it('hear each other at full loudness from anywhere, and nobody outside, who does not hear them either', async () => {
    expect(await create('Team A')).toBe('');
    owl.client.setPose(at(0, 5_000));
    expect([await enter(owner, 1), await enter(owl, 1)]).toEqual(['', '']);
    expect([owner.gainDb(owl), owl.gainDb(owner)]).toEqual([expect.closeTo(0, 0), expect.closeTo(0, 0)]);
    for (const inside of [owner, owl]) expect([isSilent(inside, fox), isSilent(fox, inside)]).toEqual([true, true]);
    expect(fox.latest('rooms')?.rooms).toEqual([
      { id: 1, name: 'Team A', hearing: 'everyone', limit: 0, hasPassword: false },
    ]);
    expect([roomsOf(fox), fox.latest('scene')?.rows.map(([id]) => id), owner.latest('scene')?.rows]).toEqual([
      { Ada: 1, Fox: 0, Owl: 1 },
      [idOf(fox)],
      [],
    ]);
    expect(owner.latest('audience')?.rows).toEqual([[idOf(owl), expect.closeTo(0, 0)]]);
    expect(await enter(owl, 0)).toBe('');
    expect([isSilent(owner, owl), isSilent(fox, owl)]).toEqual([true, true]);
    owl.client.setPose(at(0, 4));
    await lobby.run(SETTLED_SECONDS);
    expect(isSilent(fox, owl)).toBe(false);
  });

  it('hear by distance, or nobody, if the room says so', async () => {
    await create('Cave', { hearing: 'distance' });
    owl.client.setPose(at(0, 16));
    for (const one of [owner, owl]) await enter(one, 1);
    expect(owner.gainDb(owl)).toBeCloseTo(-6, 0);
    expect(owner.latest('scene')?.rows.map(([id]) => id)).toContain(idOf(owl));
    await ask(owner, { type: 'room-set', room: 1, name: 'AFK', hearing: 'nobody', limit: 0, password: null });
    expect([isSilent(owner, owl), isSilent(owl, owner), isSilent(fox, owl)]).toEqual([true, true, true]);
  });

  it('hear who talks to the whole lobby, where the rules have that', async () => {
    await create('Team A');
    await enter(owl, 1);
    lobby.setRules({ ...DEFAULT_HEARING_RULES, channels: { ...DEFAULT_HEARING_RULES.channels, everybody: true } });
    fox.client.setTalkStyle({ to: 'everybody', voice: 'normal', radio: '', priority: false });
    await lobby.run(SETTLED_SECONDS);
    expect([owl.gainDb(fox), isSilent(fox, owl), isSilent(owl, owner)]).toEqual([expect.closeTo(0, 0), true, true]);
  });

  it('are in the open space when it is deleted, and learn who did that', async () => {
    await create('Team A');
    await enter(fox, 1);
    expect(isSilent(owner, fox)).toBe(true);
    expect(await ask(owner, { type: 'room-delete', room: 1 })).toBe('');
    expect([isSilent(owner, fox), roomsOf(owl), owl.latest('rooms')?.rooms]).toEqual([
      false,
      { Ada: 0, Fox: 0, Owl: 0 },
      [],
    ]);
    expect(fox.latest('room-notice')).toEqual({
      ...{ type: 'room-notice', what: 'deleted', by: 'Ada', room: 0, name: 'Team A' },
    });
    expect([await ask(owner, { type: 'room-delete', room: 1 }), await enter(fox, 1)]).toEqual([
      'no-such-room',
      'no-such-room',
    ]);
  });

  it('stay there on another host, and hear no group that has the name of its label', async () => {
    await create('Team A', { password: 'honey' });
    await enter(owner, 1);
    for (const name of ['r1', '\u00001', '1']) {
      fox.client.enterGroup(name, '');
      await lobby.run(SETTLED_SECONDS);
      expect(isSilent(owner, fox)).toBe(true);
    }
    const next = await VirtualLobby.open({ clock: lobby.clock, restored: lobby.lobby.snapshot() });
    const { joined } = owner.client;
    const again = await next.join('Ada', 500, at(0, 0), {
      resume: { participantId: joined.participantId, token: joined.resume?.token ?? '' },
    });
    await next.run(SETTLED_SECONDS);
    expect(again.latest('rooms')?.rooms).toMatchObject([{ id: 1, name: 'Team A', hasPassword: true }]);
    expect(next.lobby.snapshot().participants.find(({ name }) => name === 'Ada')?.room).toBe(1);
    expect(JSON.stringify(next.lobby.snapshot())).not.toContain('honey');
  });
});

describe('rooms and ranks', () => {
  it('let moderators move lower ranks, and bring those who are with them', async () => {
    await create('Team A', { password: 'honey' });
    expect(await ask(owner, { type: 'room-move', id: idOf(fox), room: 1 })).toBe('');
    expect(fox.latest('room-notice')).toMatchObject({ what: 'moved', by: 'Ada', room: 1, name: 'Team A' });
    expect(roomsOf(owl)).toEqual({ Ada: 0, Fox: 1, Owl: 0 });
    expect(await enter(owner, 1, { bring: true })).toBe('');
    expect(roomsOf(owl)).toEqual({ Ada: 1, Fox: 1, Owl: 1 });
  });

  it('ask to follow where someone may not move others, and open the room to them', async () => {
    await create('Team A', { password: 'honey' });
    expect(await enter(fox, 1, { password: 'honey', bring: true })).toBe('');
    expect(owl.latest('room-notice')).toEqual({
      ...{ type: 'room-notice', what: 'follow', by: 'Fox', room: 1, name: 'Team A' },
    });
    expect([roomsOf(owner), await enter(owl, 1)]).toEqual([{ Ada: 0, Fox: 1, Owl: 0 }, '']);
    await enter(fox, 0);
    expect(await enter(fox, 1)).toBe('wrong-room-password');
  });

  it('refuse what a rank does not allow, unknown rooms and people, and moves of higher ranks', async () => {
    await create('Team A');
    const wish = { room: 0, name: 'B', hearing: 'everyone', limit: 0, password: null } as const;
    const codes = [
      await ask(fox, { type: 'room-set', ...wish }),
      await ask(fox, { type: 'room-delete', room: 1 }),
      await ask(fox, { type: 'room-move', id: idOf(owl), room: 1 }),
      await ask(fox, { type: 'room-move', id: idOf(owner), room: 1 }),
      await ask(owner, { type: 'room-move', id: 5_000, room: 1 }),
      await ask(owner, { type: 'room-move', id: idOf(fox), room: 99 }),
      await enter(fox, 99),
    ];
    expect(codes).toEqual([
      ...['not-permitted', 'not-permitted', 'not-permitted', 'not-permitted'],
      ...['not-here', 'no-such-room', 'no-such-room'],
    ]);
    expect(roomsOf(owl)).toEqual({ Ada: 0, Fox: 0, Owl: 0 });
  });

  it('let moderators move neither each other nor owners, and write down who did what', async () => {
    const identity = createTestIdentity();
    const elk = await lobby.join('Elk', 1_500, at(0, 6), { identity });
    const order = { type: 'moderate', request: 1, identity: '', seconds: null, reason: '' } as const;
    owner.client.send({ ...order, id: idOf(elk), action: 'appoint', rank: 'moderator' });
    await lobby.run(SETTLED_SECONDS);
    await create('Team A');
    const move = (who: TestParticipant): Promise<string> => ask(elk, { type: 'room-move', id: idOf(who), room: 1 });
    expect([await move(owner), await move(fox)]).toEqual(['rank-too-high', '']);
    await ask(owner, { type: 'room-delete', room: 1 });
    expect(owner.latest('record')?.audit.slice(-3)).toMatchObject([
      { by: 'Ada', action: 'open-room', target: 'Team A' },
      { by: 'Elk', action: 'move', target: 'Fox' },
      { by: 'Ada', action: 'delete-room', target: 'Team A' },
    ]);
  });

  it('keep out those beyond the limit, and those who guess', async () => {
    await create('Team A', { limit: 1, password: 'honey' });
    const tries = [];
    for (let number = 1; number <= 6; number++) tries.push(await enter(fox, 1, { password: `${number}` }));
    expect(tries).toEqual([...new Array<string>(5).fill('wrong-room-password'), 'too-many-tries']);
    expect(await enter(fox, 1, { password: 'honey' })).toBe('too-many-tries');
    expect([await enter(owl, 1, { password: 'honey' }), await enter(owner, 1)]).toEqual(['', 'room-full']);
    await lobby.run(60);
    await enter(owl, 0);
    expect(await enter(fox, 1, { password: 'honey' })).toBe('');
  });

  it('refuse bad names and a 51st room, and drop a message that is too long', async () => {
    expect([await create('\u200b\u0007'), await create('x'.repeat(257)), await create('x'.repeat(10_000))]).toEqual([
      'bad-room-name',
      'none',
      'none',
    ]);
    const codes = [];
    for (let number = 1; number <= MAX_ROOMS + 1; number++) codes.push(await create(`Room\u0000 ${number}`));
    expect([codes.at(-2), codes.at(-1)]).toEqual(['', 'too-many-rooms']);
    expect([fox.latest('rooms')?.rooms.length, fox.latest('rooms')?.rooms[0]?.name]).toEqual([MAX_ROOMS, 'Room 1']);
  });

  it('slow down those who never stop', async () => {
    await create('Team A');
    for (let number = 0; number < 100; number++)
      fox.client.send({ type: 'room-enter', request: number, room: number % 2, password: '', bring: false });
    await lobby.run(SETTLED_SECONDS);
    expect(fox.latest('room-answer')).toMatchObject({ code: 'too-many-actions' });
    expect(isSilent(owner, owl)).toBe(false);
  });
});
