import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CAPACITY,
  createPerson,
  createRecordedLobby,
  type Resume,
} from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import {
  enter as enterLobby,
  lose,
  returnByUdp,
  rosterOf,
  type Entering,
} from '../../../../../support/lobby/recorded/resuming.ts';

let host: ReturnType<typeof createRecordedLobby>;
beforeEach(() => {
  vi.useFakeTimers();
  host = createRecordedLobby();
});
afterEach(async () => {
  await host.lobby.close();
  vi.useRealTimers();
});

const enter = (person?: Entering['person'], resume?: Resume) => enterLobby(host, { person, resume });
const roster = () => rosterOf(host);

/** The rows that the last client has been sent about a participant. */
function rowsAbout(index: number, id: number): object[] {
  return host.peers[index]!.messages.map(
    (text) => JSON.parse(text) as { type: string; participants?: { id: number }[]; left?: number[] },
  )
    .filter(({ type }) => type === 'changes' || type === 'roster')
    .flatMap(({ participants = [], left = [] }) => [
      ...participants.filter((row) => row.id === id),
      ...left.filter((other) => other === id).map(() => ({ left: id })),
    ]);
}

describe('a participant whose connection is lost', () => {
  it('keeps its place for 60 s, and others see that it is away', async () => {
    const fox = await enter();
    await enter();
    lose(fox);
    vi.advanceTimersByTime(59_000);
    expect(roster()).toEqual([
      [1, 'Fox', 'away'],
      [2, 'Fox 2'],
    ]);
    expect((await host.join()).sent).toEqual(['lobby-full']);
    vi.advanceTimersByTime(2_000);
    expect(roster()).toEqual([[2, 'Fox 2']]);
    expect(rowsAbout(1, 1).slice(-2)).toEqual([
      { id: 1, name: 'Fox', muted: false, deafened: false, color: 5, away: true },
      { left: 1 },
    ]);
    expect((await host.join()).names).toEqual(['Fox']);
  });

  it('frees its slot at once', async () => {
    const fox = await enter();
    lose(fox);
    expect(host.controls).toEqual([
      { type: 'join', slot: fox.peer.slot },
      { type: 'leave', slot: fox.peer.slot },
    ]);
  });

  it('comes back as itself, in any slot, without a leave or a join for others', async () => {
    const fox = await enter();
    await enter();
    lose(fox);
    vi.advanceTimersByTime(30_000);
    const back = await enter(undefined, fox.resume);
    vi.advanceTimersByTime(1_000);
    expect([back.resume.participantId, back.names, roster()]).toEqual([
      1,
      ['Fox'],
      [
        [1, 'Fox'],
        [2, 'Fox 2'],
      ],
    ]);
    expect(back.resume.token).not.toBe(fox.resume.token);
    expect(rowsAbout(1, 1)).toEqual([
      { id: 1, name: 'Fox', muted: false, deafened: false, color: 5 },
      { id: 1, name: 'Fox', muted: false, deafened: false, color: 5, away: true },
      { id: 1, name: 'Fox', muted: false, deafened: false, color: 5 },
    ]);
    expect(back.peer.role).toBe('returning');
    expect(host.promoted).toEqual([2]);
  });

  it('is away for 10 s only when its program closes the connection without a goodbye', async () => {
    lose(await enter(), 'left');
    vi.advanceTimersByTime(9_000);
    expect(roster()).toEqual([[1, 'Fox', 'away']]);
    vi.advanceTimersByTime(2_000);
    expect(roster()).toEqual([]);
  });

  it('gets id and name back for 15 minutes more, and not after that', async () => {
    const fox = await enter();
    lose(fox);
    vi.advanceTimersByTime(15 * 60_000);
    const back = await enter(undefined, fox.resume);
    expect([back.resume.participantId, back.names]).toEqual([1, ['Fox']]);
    lose(back);
    vi.advanceTimersByTime(60_000 + 15 * 60_000 + 2_000);
    expect((await enter(undefined, back.resume)).resume.participantId).toBe(2);
  });

  it('gets its id back under another name when somebody has taken the name', async () => {
    const fox = await enter();
    lose(fox);
    vi.advanceTimersByTime(62_000);
    await enter();
    expect((await enter(undefined, fox.resume)).names).toEqual(['Fox 2']);
  });

  it('leaves no place behind when its channel never opened', async () => {
    await host.join();
    host.peers[0]!.events.emit('closed', { reason: 'silent', detail: '' });
    expect(roster()).toEqual([]);
    expect(host.lobby.participantCount).toBe(0);
  });

  it.each(['signalling', 'channel'])(
    'is gone at once when it says goodbye by %s, and its token with it',
    async (by) => {
      const fox = await enter();
      if (by === 'channel') fox.peer.events.emit('message', '{"type":"leave"}');
      else fox.handler.handleMessage({ protocol: 'earshot', version: 1, type: 'leave' });
      expect(roster()).toEqual([]);
      expect((await enter(undefined, fox.resume)).resume.participantId).toBe(2);
    },
  );

  it('is gone at once when it breaks the rules of the channel', async () => {
    const fox = await enter();
    fox.peer.events.emit('closed', { reason: 'misbehaved', detail: '' });
    expect(roster()).toEqual([]);
  });
});

describe('a participant that resumes while its connection still works', () => {
  it('changes over when the new channel opens, and not before', async () => {
    const fox = await enter();
    await host.join('good', undefined, undefined, undefined, fox.resume);
    expect([fox.peer.isClosed, host.promoted, host.lobby.participantCount]).toEqual([false, [], 1]);
    host.peers[1]!.events.emit('channelOpen', undefined);
    expect([fox.peer.isClosed, host.promoted, host.lobby.participantCount]).toEqual([true, [1], 1]);
    expect(fox.sent).toEqual(['joined', 'replaced', 'closed']);
    expect(host.controls).toEqual([{ type: 'join', slot: fox.peer.slot }]);
    expect([host.peers[1]!.slot, roster()]).toEqual([fox.peer.slot, [[1, 'Fox']]]);
  });

  it('continues as before when the new connection does not open', async () => {
    const fox = await enter();
    await host.join('good', undefined, undefined, undefined, fox.resume);
    host.peers[1]!.events.emit('closed', { reason: 'failed', detail: '' });
    vi.advanceTimersByTime(20_000);
    expect([fox.peer.isClosed, roster()]).toEqual([false, [[1, 'Fox']]]);
    expect((await enter(undefined, fox.resume)).resume.participantId).toBe(1);
  });

  it('keeps its slot when the old connection is lost before the new one is open', async () => {
    const fox = await enter();
    await host.join('good', undefined, undefined, undefined, fox.resume);
    lose(fox);
    expect(roster()).toEqual([[1, 'Fox', 'away']]);
    host.peers[1]!.events.emit('channelOpen', undefined);
    expect([roster(), host.controls]).toEqual([[[1, 'Fox']], [{ type: 'join', slot: fox.peer.slot }]]);
  });

  it('takes what the old connection has said along', async () => {
    const fox = await enter();
    fox.peer.events.emit('message', '{"type":"status","muted":true,"deafened":false}');
    await enter(undefined, fox.resume);
    expect(host.lobby.snapshot().participants[0]).toMatchObject({ isMuted: true });
    lose(fox);
    expect(roster()).toEqual([[1, 'Fox']]);
  });

  it('ignores what still comes on the old connection', async () => {
    const fox = await enter();
    await enter(undefined, fox.resume);
    fox.peer.events.emit('message', '{"type":"leave"}');
    fox.handler.handleMessage({ protocol: 'earshot', version: 1, type: 'leave' });
    expect(roster()).toEqual([[1, 'Fox']]);
  });

  it('is not put out by a try of its own that arrives when another one has opened', async () => {
    const person = createPerson();
    const fox = await enter(person);
    await enter(person, fox.resume);
    const late = await host.join('good', undefined, person, undefined, fox.resume);
    expect([late.resumes[0]?.participantId, host.peers[1]!.isClosed, roster()]).toEqual([1, false, [[1, 'Fox']]]);
    host.peers[2]!.events.emit('closed', { reason: 'failed', detail: '' });
    expect(roster()).toEqual([[1, 'Fox']]);
  });

  it('by UDP alone stays on the first of two tries that the host reads, unless it speaks on the other one', async () => {
    const fox = await enter();
    vi.advanceTimersByTime(60_000);
    lose(fox);
    const [first, second] = [await returnByUdp(host, fox.resume), await returnByUdp(host, fox.resume)];
    expect([first.isClosed, second.isClosed, roster()]).toEqual([false, false, [[1, 'Fox']]]);
    second.events.emit('message', '{"type":"pong","id":0}');
    expect([first.isClosed, second.isClosed, roster()]).toEqual([true, false, [[1, 'Fox']]]);
    vi.advanceTimersByTime(20_000);
    expect([second.isClosed, roster()]).toEqual([false, [[1, 'Fox']]]);
  });

  it('by UDP alone gives up the try that it does not use', async () => {
    const fox = await enter();
    vi.advanceTimersByTime(60_000);
    lose(fox);
    const [first, second] = [await returnByUdp(host, fox.resume), await returnByUdp(host, fox.resume)];
    first.events.emit('message', '{"type":"pong","id":0}');
    vi.advanceTimersByTime(20_000);
    expect([first.isClosed, second.isClosed, roster()]).toEqual([false, true, [[1, 'Fox']]]);
  });

  it('may try three connections at once; the first to open wins, and a fourth ends the oldest', async () => {
    const fox = await enter();
    const tries = [];
    for (let count = 0; count < 4; count++)
      tries.push(await host.join('good', undefined, undefined, undefined, fox.resume));
    expect(host.peers.map(({ isClosed }) => isClosed)).toEqual([false, true, false, false, false]);
    host.peers[3]!.events.emit('channelOpen', undefined);
    expect(host.peers.map(({ isClosed }) => isClosed)).toEqual([true, true, true, false, true]);
    expect(tries.map(({ sent }) => sent.slice(0, 2))).toEqual([
      ['joined', 'replaced'],
      ['joined', 'replaced'],
      ['joined'],
      ['joined', 'replaced'],
    ]);
  });
});

describe('what a participant comes back to', () => {
  it('is still muted, for the mixer too, before its client says anything', async () => {
    const fox = await enter();
    fox.peer.events.emit('message', '{"type":"status","muted":true,"deafened":true}');
    lose(fox);
    host.statuses.length = 0;
    const back = await enter(undefined, fox.resume);
    expect(host.statuses[0]).toEqual([back.peer.slot, true, true]);
    expect(host.lobby.snapshot().participants[0]).toMatchObject({ isMuted: true, isDeafened: true });
  });

  it('is the same group, which stays closed meanwhile', async () => {
    const fox = await enter();
    fox.peer.events.emit('message', '{"type":"group","name":"Crew","password":"tea"}');
    lose(fox);
    const owl = await enter();
    owl.peer.events.emit('message', '{"type":"group","name":"Crew","password":"coffee"}');
    const back = await enter(undefined, fox.resume);
    const standing = back.peer.messages.map((text) => JSON.parse(text) as { type: string; group?: string });
    expect(standing.find(({ type }) => type === 'standing')).toMatchObject({ group: 'Crew' });
    expect(host.lobby.snapshot().participants.map(({ group }) => group)).toEqual(['Crew', '']);
  });

  it('are the volumes and blocks on both sides, in the slots of now', async () => {
    const [fox, owl] = [await enter(), await enter()];
    owl.peer.events.emit('message', '{"type":"personal","gains":[[1,0.5]],"blocked":[]}');
    fox.peer.events.emit('message', '{"type":"personal","gains":[[2,1.5]],"blocked":[]}');
    vi.advanceTimersByTime(1_000);
    lose(fox);
    vi.advanceTimersByTime(1_000);
    expect(host.personals.get(owl.peer.slot)).toEqual({});
    const back = await enter(undefined, fox.resume);
    vi.advanceTimersByTime(1_000);
    expect(host.personals.get(owl.peer.slot)).toEqual({ [back.peer.slot]: 0.5 });
    expect(host.personals.get(back.peer.slot)).toEqual({ [owl.peer.slot]: 1.5 });
  });
});

it('a place that is held does not keep its own person out who joins without a token', async () => {
  const otter = createPerson();
  const away = await enter(otter);
  await enter();
  lose(away);
  const again = await enter(otter);
  expect([again.resume.participantId, roster()]).toEqual([
    3,
    [
      [2, 'Fox 2'],
      [3, 'Fox'],
    ],
  ]);
  expect(roster()).toHaveLength(CAPACITY);
});
