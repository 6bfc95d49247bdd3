import { OPEN_DOOR } from '../../../../shared/model/people/door.ts';
import { NO_AUTHORITY } from '../../../../shared/model/people/moderation.ts';
import { describe, expect, it } from 'vitest';
import {
  NO_MEETING,
  MAX_LOBBY_STATE_LENGTH,
  parseLobbyState,
  writeLobbyState,
  type LobbyState,
  type ParticipantState,
} from '../../../../shared/protocol/lobby-state.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const ID = 'AAECAwQFBgcICQoLDA0ODw';
const HASH = Buffer.alloc(32, 5).toString('base64url');
const FOX = 'f'.repeat(22);

function participant(id: number, changes: Partial<ParticipantState> = {}): ParticipantState {
  return {
    ...{ id, name: `Player ${id}`, identity: '', isMuted: false, isDeafened: false, color: null, group: '', room: 0 },
    ...{ tokenHashes: [HASH], isAway: false },
    ...changes,
  };
}

const ROOM = { id: 2, name: 'AFK', hearing: 'nobody' as const, limit: 5, password: { salt: ID, hash: HASH } };
const BAN = { identity: 'b'.repeat(22), name: 'Bob', by: 'Fox', reason: 'spam', agoSeconds: 1, secondsLeft: null };

function state(changes: Partial<LobbyState> = {}): LobbyState {
  return {
    ...{ lobbyId: ID, version: 4, lobbyName: 'Den', capacity: 30, rules: DEFAULT_HEARING_RULES, phase: 'playing' },
    nextParticipantId: 9,
    participants: [participant(1, { identity: FOX, group: 'Crew' }), participant(8, { isAway: true, room: 2 })],
    rooms: { nextId: 3, rooms: [ROOM] },
    groups: [{ name: 'Crew', salt: ID, passwordHash: HASH }],
    ...{ secret: ID, hostIdentity: FOX },
    authority: { ...NO_AUTHORITY, ranks: [[FOX, 'owner']], bans: [BAN], isLocked: true },
    meeting: NO_MEETING,
    ...changes,
  };
}

function parse(changes: Record<string, unknown>): boolean {
  return parseLobbyState(JSON.stringify({ ...state(), ...changes })).ok;
}

it('survives being written and read', () => {
  const written = writeLobbyState(state());
  expect(written.ok && parseLobbyState(written.value)).toEqual({ ok: true, value: state() });
});

it('builds a new value, without fields that it does not know', () => {
  const parsed = parseLobbyState(JSON.stringify({ ...state(), gameToken: 'secret', __proto__: { a: 1 } }));
  expect(parsed).toEqual({ ok: true, value: state() });
});

it('cleans the names that another host gives', () => {
  const parsed = parseLobbyState(JSON.stringify(state({ participants: [participant(1, { name: 'A\u202eB\u0007' })] })));
  expect(parsed.ok && parsed.value.participants[0]?.name).toBe('AB ');
});

describe('of a hostile host', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a participant in an unknown room', { participants: [participant(1, { room: 3 })] }],
    ['a room twice', { rooms: { nextId: 3, rooms: [ROOM, ROOM] } }],
    ['a room beyond the next', { rooms: { nextId: 2, rooms: [ROOM] } }],
    [
      'too many rooms',
      { rooms: { nextId: 99, rooms: Array.from({ length: 51 }, (_, id) => ({ ...ROOM, id: id + 1 })) } },
    ],
    ['a room without a name', { rooms: { nextId: 3, rooms: [{ ...ROOM, name: '' }] } }],
    ['an id twice', { participants: [participant(1), participant(1)] }],
    ['an id that is still to be given', { participants: [participant(9)] }],
    ['an identity twice', { participants: [participant(1, { identity: FOX }), participant(2, { identity: FOX })] }],
    ['a group that nobody described', { participants: [participant(1, { group: 'Spies' })] }],
    ['more participants than places', { capacity: 1 }],
    ['a capacity that no host offers', { capacity: 1_001 }],
    ['a token in place of its hash', { participants: [participant(1, { tokenHashes: [ID] })] }],
    ['many tokens of one participant', { participants: [participant(1, { tokenHashes: [HASH, HASH, HASH] })] }],
    ['a name of a megabyte', { participants: [participant(1, { name: 'x'.repeat(129) })] }],
    ['a version that is no number', { version: null }],
    ['too many bans', { authority: { ...NO_AUTHORITY, bans: Array.from({ length: 501 }, () => BAN) } }],
    ['rules that contradict themselves', { rules: { ...DEFAULT_HEARING_RULES, minMetres: 50, maxMetres: 20 } }],
  ])('is refused with %s', (_what, changes) => {
    expect(parse(changes)).toBe(false);
  });

  it('is refused by its length before it is parsed', () => {
    const parsed = parseLobbyState(`{"lobbyId":"${'x'.repeat(10_000_000)}`);
    expect(parsed).toMatchObject({ ok: false, error: { message: expect.stringContaining('at most') as string } });
  });
});

it('fits a lobby of a thousand with long names, and as many who were let in or listen', () => {
  const keys = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(22, 'x'));
  const door = { ...OPEN_DOOR, letIn: keys, listening: keys };
  const participants = Array.from({ length: 1_000 }, (_, index) =>
    participant(index + 1, { name: 'ä'.repeat(100), group: 'Crew', tokenHashes: [HASH, HASH] }),
  );
  const written = writeLobbyState(
    state({ capacity: 1_000, nextParticipantId: 1_001, participants, authority: { ...NO_AUTHORITY, door } }),
  );
  expect(written.ok && written.value.length).toBeLessThan(MAX_LOBBY_STATE_LENGTH);
});

it('says that a state is too large for another host', () => {
  const groups = Array.from({ length: 5_000 }, (_, index) => ({
    name: `Group ${index}`,
    salt: ID,
    passwordHash: HASH,
  }));
  expect(writeLobbyState(state({ groups }))).toMatchObject({ ok: false, error: { code: 'state-too-large' } });
});

it('knows where people find the lobby, also if an earlier host says nothing of it', () => {
  const rendezvous = 'meet.example.org';
  const listing = { game: 'Minecraft', language: 'en', access: 'password', password: 'honey pot' };
  const meeting = { rendezvous: [rendezvous], codes: [{ rendezvous, code: 'K7Q-29MDX' }], listing };
  expect(parse({ meeting })).toBe(true);
  const parsed = parseLobbyState(JSON.stringify({ ...state(), meeting: undefined }));
  expect(parsed).toEqual({ ok: true, value: state() });
  const wrong = [
    { rendezvous: ['https://meet.example.org'] },
    { rendezvous: Array.from({ length: 5 }, () => rendezvous) },
    { codes: [{ rendezvous, code: 'K7Q29MDX' }] },
    { listing: { ...listing, password: 'x'.repeat(257) } },
    { listing: { ...listing, access: 'anybody' } },
  ];
  for (const part of wrong) expect(parse({ meeting: { ...meeting, ...part } }), JSON.stringify(part)).toBe(false);
});
