import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_LABEL_LENGTH } from '../../../../../../shared/model/presence.ts';
import { roleChangesSchema } from '../../../../../../shared/model/people/hand-role.ts';
import { parseMessage } from '../../../../../../shared/protocol/parse.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import { createRecordedLobby } from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter, messagesTo, type Entered } from '../../../../../support/lobby/recorded/resuming.ts';

let host: ReturnType<typeof createRecordedLobby>;
let changes: number;
let fox: Entered;
beforeEach(async () => {
  vi.useFakeTimers();
  changes = 0;
  host = createRecordedLobby({ onRoleChange: () => changes++ });
  fox = await enter(host);
});
afterEach(async () => {
  await host.lobby.close();
  vi.useRealTimers();
});

const say = ({ peer }: Entered, message: object): void => peer.events.emit('message', JSON.stringify(message));
const statesOf = (): readonly (readonly [number, string, string])[] =>
  host.lobby.describeRoles().map(({ id, team, state }) => [id, team, state]);

describe('the roles that a host sets', () => {
  it('reach the participant, and everyone who follows them', async () => {
    await enter(host);
    host.lobby.setRoles([
      { id: 1, team: 'red' },
      { id: 9, team: 'blue' },
    ]);
    vi.advanceTimersByTime(1_000);
    expect(messagesTo(fox.peer).findLast(({ type }) => type === 'standing')).toMatchObject({
      team: 'red',
      byHand: ['team'],
    });
    expect([statesOf(), changes]).toEqual([[[1, 'red', 'alive']], 1]);
  });

  it('end when the participant leaves for good', async () => {
    host.lobby.setRoles([{ id: 1, state: 'dead' }]);
    const before = changes;
    say(fox, { type: 'leave' });
    fox.peer.events.emit('closed', { reason: 'left', detail: '' });
    expect([statesOf(), changes > before]).toEqual([[], true]);
    expect(host.lobby.snapshot().participants).toEqual([]);
  });
});

describe('the state that a player sets', () => {
  it('counts where programs are trusted with everything', () => {
    say(fox, { type: 'life', state: 'dead' });
    expect(statesOf()).toEqual([[1, '', 'dead']]);
    say(fox, { type: 'life', state: 'alive' });
    expect(statesOf()).toEqual([]);
  });

  it.each(['positions', 'nothing'] as const)('does not count where programs are trusted with %s', (trust) => {
    host.lobby.setRules({ ...DEFAULT_HEARING_RULES, trust }, 'playing');
    say(fox, { type: 'life', state: 'dead' });
    expect(statesOf()).toEqual([]);
  });

  it('does not count while a game server decides', () => {
    const message = {
      complete: true,
      phase: undefined,
      players: [{ id: 1, state: 'spectator' }],
      refused: [],
    } as const;
    host.lobby.applyServerMessage(message);
    say(fox, { type: 'life', state: 'dead' });
    expect(host.lobby.describeRoles()).toMatchObject([{ state: 'spectator', from: 'server', byHand: [] }]);
    expect(host.lobby.snapshot().participants[0]?.role).toBeUndefined();
  });

  it('does not revive a player that the host has set dead', () => {
    host.lobby.setRoles([{ id: 1, state: 'dead' }]);
    say(fox, { type: 'life', state: 'alive' });
    expect(statesOf()).toEqual([[1, '', 'dead']]);
  });
});

describe('the changes of a host as text', () => {
  it.each([
    ['a team', { id: 1, team: 'red' }, { id: 1, team: 'red' }],
    ['a team with spaces and hidden characters', { id: 1, team: ' re\u200Bd ' }, { id: 1, team: 'red' }],
    ['what a program decides', { id: 1, team: null, state: null }, { id: 1, team: null, state: null }],
    ['fields of the future', { id: 1, state: 'dead', more: 1 }, { id: 1, state: 'dead' }],
  ])('have %s', (_, change, expected) => {
    const read = parseMessage(JSON.stringify([change]), roleChangesSchema, 10_000);
    expect(read).toEqual({ ok: true, value: [expected] });
  });

  it.each([
    ['a team that is too long', { id: 1, team: 'r'.repeat(MAX_LABEL_LENGTH + 1) }],
    ['an unknown state', { id: 1, state: 'asleep' }],
    ['no id', { team: 'red' }],
    ['an id that nobody can have', { id: 0, team: 'red' }],
  ])('are refused with %s', (_, change) => {
    expect(parseMessage(JSON.stringify([change]), roleChangesSchema, 10_000).ok).toBe(false);
  });
});
