import { NO_AUTHORITY } from '../../../../../../shared/model/people/moderation.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseLobbyState, writeLobbyState, type LobbyState } from '../../../../../../shared/protocol/lobby-state.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import { createPerson, createRecordedLobby } from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter, lose, messagesTo, rosterOf } from '../../../../../support/lobby/recorded/resuming.ts';

type Host = ReturnType<typeof createRecordedLobby>;

let host: Host;
let others: Host[];
beforeEach(() => {
  vi.useFakeTimers();
  host = createRecordedLobby({ capacity: 5 });
  others = [];
});
afterEach(async () => {
  for (const { lobby } of [host, ...others]) await lobby.close();
  vi.useRealTimers();
});

/** The state as another host reads it. */
function copied(from: Host = host): LobbyState {
  const written = writeLobbyState(from.lobby.snapshot());
  const read = written.ok ? parseLobbyState(written.value) : written;
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Another host of the same lobby. */
function openCopy(options: Parameters<typeof createRecordedLobby>[0] = {}): Host {
  const other = createRecordedLobby({ capacity: 5, restored: copied(), ...options });
  others.push(other);
  return other;
}

const say = ({ peer }: { readonly peer: Host['peers'][number] }, message: object): void =>
  peer.events.emit('message', JSON.stringify(message));

describe('the state of a lobby', () => {
  it('has who is here, their groups and how they resume, and grows with each change', async () => {
    const otter = createPerson();
    const before = host.lobby.snapshot();
    const fox = await enter(host, { person: otter });
    const owl = await enter(host);
    say(fox, { type: 'group', name: 'Crew', password: 'tea' });
    say(owl, { type: 'status', muted: true, deafened: false });
    lose(owl);
    await host.join();
    const state = host.lobby.snapshot();
    expect(state).toMatchObject({
      lobbyId: before.lobbyId,
      nextParticipantId: 4,
      participants: [
        { id: 1, name: 'Fox', group: 'Crew', isMuted: false, isAway: false },
        { id: 2, name: 'Fox 2', group: '', isMuted: true, isAway: true },
      ],
      groups: [{ name: 'Crew' }],
      authority: NO_AUTHORITY,
      hostIdentity: '',
    });
    expect(state.participants[0]?.identity).toMatch(/^[\w-]{22}$/);
    expect(state.version).toBeGreaterThan(before.version);
    expect(JSON.stringify(state)).not.toContain(fox.resume.token);
  });

  it('reports each change once it holds', async () => {
    const versions: number[] = [];
    const watched: Host = createRecordedLobby({
      onStateChange: () => versions.push(watched.lobby.snapshot().version),
    });
    others.push(watched);
    const fox = await enter(watched);
    for (const change of [
      () => say(fox, { type: 'status', muted: true, deafened: false }),
      () => say(fox, { type: 'rename', name: 'Vixen' }),
      () => say(fox, { type: 'color', color: 3 }),
      () => watched.lobby.setRoles([{ id: 1, team: 'red' }]),
      () => say(fox, { type: 'life', state: 'dead' }),
      () => say(fox, { type: 'group', name: 'Crew', password: '' }),
      () => watched.lobby.setRules(DEFAULT_HEARING_RULES, 'meeting'),
      () => watched.lobby.setSecret(new Uint8Array(16)),
      () => watched.lobby.setHostIdentity('f'.repeat(22)),
      () => lose(fox),
    ]) {
      const count = versions.length;
      change();
      expect(versions.length).toBeGreaterThan(count);
    }
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    const count = versions.length;
    vi.advanceTimersByTime(5_000);
    expect(versions).toHaveLength(count);
  });
});

describe('a lobby that starts with the state of an earlier one', () => {
  it('holds the place of everybody for 60 s, and gives ids, names, groups and status back', async () => {
    const fox = await enter(host);
    await enter(host);
    say(fox, { type: 'group', name: 'Crew', password: 'tea' });
    say(fox, { type: 'status', muted: true, deafened: false });
    say(fox, { type: 'color', color: 3 });
    const again = openCopy();
    expect(again.lobby.snapshot().participants[0]?.color).toBe(3);
    expect(rosterOf(again)).toEqual([
      [1, 'Fox', 'away'],
      [2, 'Fox 2', 'away'],
    ]);
    const back = await enter(again, { resume: fox.resume });
    expect(again.statuses).toContainEqual([back.peer.slot, true, false]);
    expect(messagesTo(back.peer).find(({ type }) => type === 'standing')).toMatchObject({ group: 'Crew' });
    expect(again.lobby.snapshot().lobbyId).toBe(host.lobby.snapshot().lobbyId);
    vi.advanceTimersByTime(62_000);
    expect(rosterOf(again)).toEqual([[1, 'Fox']]);
    expect((await enter(again)).resume.participantId).toBe(3);
  });

  it('keeps teams and states by hand', async () => {
    const fox = await enter(host);
    const owl = await enter(host);
    host.lobby.setRoles([{ id: 1, team: 'red', state: 'dead' }]);
    say(owl, { type: 'life', state: 'dead' });
    const again = openCopy();
    const rows = [
      { id: 1, team: 'red', state: 'dead', from: 'own', byHand: ['team', 'state'] },
      { id: 2, team: '', state: 'dead', from: 'own', byHand: [] },
    ];
    expect(again.lobby.describeRoles()).toEqual(rows);
    const back = await enter(again, { resume: fox.resume });
    expect(messagesTo(back.peer).find(({ type }) => type === 'standing')).toMatchObject({ team: 'red', state: 'dead' });
    say(await enter(again, { resume: owl.resume }), { type: 'life', state: 'alive' });
    expect(again.lobby.describeRoles()).toEqual(rows.slice(0, 1));
  });

  it('keeps the passwords of groups', async () => {
    const fox = await enter(host);
    say(fox, { type: 'group', name: 'Crew', password: 'tea' });
    const again = openCopy();
    const stranger = await enter(again);
    for (const [password, isIn] of [
      ['coffee', false],
      ['tea', true],
    ] as const) {
      say(stranger, { type: 'group', name: 'Crew', password });
      expect(messagesTo(stranger.peer).findLast(({ type }) => type === 'group')).toMatchObject({ isIn });
    }
  });

  it('has its rules, for the mixer too', () => {
    host.lobby.setRules({ ...DEFAULT_HEARING_RULES, maxMetres: 10 }, 'meeting');
    expect(openCopy().ruleChanges).toEqual([[10, 'meeting']]);
  });

  it('refuses banned players, with and without a token', async () => {
    const otter = createPerson();
    const fox = await enter(host, { person: otter });
    const state = copied();
    const ban = { identity: state.participants[0]!.identity, name: 'Fox', by: 'Owl', reason: '' };
    const bans = [{ ...ban, agoSeconds: 0, secondsLeft: null }];
    const again = openCopy({ restored: { ...state, participants: [], authority: { ...NO_AUTHORITY, bans } } });
    for (const resume of [fox.resume, undefined])
      expect((await again.join('good', undefined, otter, undefined, resume)).sent).toEqual(['refused']);
    expect((await again.join('good', undefined, createPerson())).sent).toEqual(['joined']);
    expect(again.lobby.snapshot().authority.bans).toEqual(bans);
  });
});

describe('a standby', () => {
  it('refuses newcomers, and tokens that it does not know', async () => {
    await enter(host);
    const standby = openCopy({ isStandby: true });
    const guess = { participantId: 1, token: Buffer.alloc(16, 3).toString('base64url') };
    for (const resume of [undefined, guess])
      expect((await standby.join('good', undefined, undefined, undefined, resume)).sent).toEqual(['internal']);
  });

  it('lets members resume, and sends them nothing until it has the lobby', async () => {
    const [fox, owl] = [await enter(host), await enter(host)];
    const standby = openCopy({ isStandby: true });
    const warm = await enter(standby, { resume: fox.resume });
    vi.advanceTimersByTime(90_000);
    expect([warm.resume.participantId, messagesTo(warm.peer)]).toEqual([1, []]);
    standby.lobby.activate();
    expect(messagesTo(warm.peer).map(({ type }) => type)).toEqual([
      'roster',
      'rules',
      'standing',
      'scene',
      'ping',
      'rooms',
      'authority',
    ]);
    expect(messagesTo(warm.peer)[0]).toMatchObject({
      participants: [{ id: 1 }, { id: 2, away: true }],
    });
    vi.advanceTimersByTime(59_000);
    expect((await enter(standby, { resume: owl.resume })).resume.participantId).toBe(2);
    expect((await enter(standby)).resume.participantId).toBe(3);
  });

  it('holds the places of those who do not come for 60 s from then on', async () => {
    await enter(host);
    const standby = openCopy({ isStandby: true });
    vi.advanceTimersByTime(90_000);
    standby.lobby.activate();
    vi.advanceTimersByTime(59_000);
    expect(rosterOf(standby)).toEqual([[1, 'Fox', 'away']]);
    vi.advanceTimersByTime(2_000);
    expect(rosterOf(standby)).toEqual([]);
  });

  it('follows the lobby: who joins, leaves, changes their name, status or group', async () => {
    const [fox, owl] = [await enter(host), await enter(host)];
    const standby = openCopy({ isStandby: true });
    const warm = [await enter(standby, { resume: fox.resume }), await enter(standby, { resume: owl.resume })];
    say(fox, { type: 'rename', name: 'Vixen' });
    say(fox, { type: 'status', muted: true, deafened: false });
    say(fox, { type: 'group', name: 'Crew', password: 'tea' });
    say(owl, { type: 'leave' });
    const late = await enter(host);
    host.lobby.setRules(DEFAULT_HEARING_RULES, 'meeting');
    standby.lobby.apply(copied());
    expect(rosterOf(standby)).toEqual([
      [1, 'Vixen'],
      [3, 'Fox', 'away'],
    ]);
    expect(warm.map(({ peer }) => peer.isClosed)).toEqual([false, true]);
    expect(standby.statuses.at(-1)).toEqual([warm[0]!.peer.slot, true, false]);
    expect(standby.lobby.snapshot()).toMatchObject({ phase: 'meeting', participants: [{ group: 'Crew' }, {}] });
    expect((await enter(standby, { resume: late.resume })).resume.participantId).toBe(3);
  });

  it('knows a token that the other host gave out a moment ago, and the one before', async () => {
    const fox = await enter(host);
    const standby = openCopy({ isStandby: true });
    const [newer] = (await host.join('good', undefined, undefined, undefined, fox.resume)).resumes;
    standby.lobby.apply(copied());
    expect((await enter(standby, { resume: newer })).resume.participantId).toBe(1);
    expect((await enter(standby, { resume: fox.resume })).resume.participantId).toBe(1);
  });

  it('keeps a member whose warm connection is lost or left: only the lobby removes it', async () => {
    const fox = await enter(host);
    const standby = openCopy({ isStandby: true });
    const warm = await enter(standby, { resume: fox.resume });
    say(warm, { type: 'leave' });
    vi.advanceTimersByTime(90_000);
    expect(rosterOf(standby)).toEqual([[1, 'Fox', 'away']]);
    const again = await enter(standby, { resume: warm.resume });
    lose(again, 'left');
    vi.advanceTimersByTime(90_000);
    expect((await enter(standby, { resume: fox.resume })).resume.participantId).toBe(1);
  });

  it('continues counting from the state that it took over', async () => {
    await enter(host);
    const standby = openCopy({ isStandby: true });
    const taken = copied().version;
    standby.lobby.activate();
    expect(standby.lobby.snapshot().version).toBeGreaterThan(taken);
    expect((await enter(standby)).resume.participantId).toBe(2);
  });
});

it('only a standby follows another host', () => {
  expect(() => host.lobby.apply(copied())).toThrow('standby');
});

it('a lobby of a thousand who are away costs no messages, and its state fits', async () => {
  const participants = Array.from({ length: 999 }, (_, index) => ({
    ...{ id: index + 1, name: `Player ${index + 1}`, identity: '', isMuted: false, isDeafened: false },
    ...{ color: null, group: '', room: 0, tokenHashes: [Buffer.alloc(32, index).toString('base64url')], isAway: true },
  }));
  const large = createRecordedLobby({
    capacity: 1_000,
    restored: { ...copied(), capacity: 1_000, nextParticipantId: 1_000, participants },
  });
  others.push(large);
  const watcher = await enter(large);
  const before = watcher.peer.messages.length;
  vi.advanceTimersByTime(10_000);
  const types = new Set(
    messagesTo(watcher.peer)
      .slice(before)
      .map(({ type }) => type),
  );
  expect([...types].toSorted()).toEqual(['quality', 'scene']);
  expect(copied(large).participants).toHaveLength(1_000);
});
