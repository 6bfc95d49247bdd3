import { expect, it } from 'vitest';
import { MAX_SERVER_RANKS, readServerRanks } from '../../../../../shared/protocol/people/server-ranks.ts';

const FOX = 'f'.repeat(22);
const read = (players: unknown): unknown => readServerRanks(JSON.stringify({ type: 'ranks', players }));

it('reads players by identity and by id', () => {
  const players = [
    { identity: FOX, rank: 'moderator' },
    { id: 7, identity: '', rank: 'listener' },
  ];
  expect(read(players)).toEqual({ ok: true, value: players });
});

it.each([
  ['owners', [{ identity: FOX, rank: 'owner' }], 'players.0.rank must be one of'],
  ['names', [{ name: 'Fox', rank: 'member' }], 'no id or identity'],
  ['forged identities', [{ identity: 'fox', rank: 'member' }], 'players.0.identity'],
  ['ids that are none', [{ id: 0, rank: 'member' }], 'players.0.id must be at least 1'],
  ['too many', Array.from({ length: MAX_SERVER_RANKS + 1 }, () => ({ id: 1, rank: 'member' })), 'at most 200'],
  ['no list', {}, 'must be a list'],
])('refuses %s', (_, players, message) => {
  expect(read(players)).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) as string } });
});

it('refuses what is no JSON, and other messages', () => {
  expect([readServerRanks('ranks'), readServerRanks('{"type":"players","players":[]}')]).toMatchObject([
    { ok: false, error: { code: 'bad-message' } },
    { ok: false, error: { code: 'bad-message' } },
  ]);
});
