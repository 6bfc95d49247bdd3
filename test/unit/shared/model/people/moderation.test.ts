import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  authoritySchema,
  banSchema,
  banSecondsSchema,
  MAX_REASON_LENGTH,
  NO_AUTHORITY,
  reasonSchema,
} from '../../../../../shared/model/people/moderation.ts';

describe('a reason', () => {
  it('loses what could deceive its reader', () => {
    expect(v.parse(reasonSchema, ' Loud\n\n  mu\u202esic\u0007 ')).toBe('Loud music');
  });

  it('is short', () => {
    expect(v.safeParse(reasonSchema, 'x'.repeat(MAX_REASON_LENGTH + 1)).success).toBe(false);
  });
});

describe('what another host says of a lobby', () => {
  const ban = { identity: 'b'.repeat(22), name: 'Bob', by: 'Ada', reason: '', agoSeconds: 1, secondsLeft: null };
  const isTaken = (change: object): boolean => v.safeParse(authoritySchema, { ...NO_AUTHORITY, ...change }).success;

  it.each([
    ['a ban without an identity', { bans: [{ ...ban, identity: '' }] }],
    ['a ban that ended before it began', { bans: [{ ...ban, secondsLeft: -1 }] }],
    ['a rank that does not exist', { ranks: [['b'.repeat(22), 'emperor']] }],
    ['a restriction of nobody', { restrictions: [['', { isMuted: true, isDeafened: false, by: '', reason: '' }]] }],
    ['a thousand bans', { bans: Array.from({ length: 1_000 }, () => ban) }],
    ['a thousand decisions', { audit: Array.from({ length: 1_000 }, () => ({})) }],
  ])('is refused with %s', (_, change) => {
    expect([isTaken({}), isTaken(change)]).toEqual([true, false]);
  });

  it('leaves out decisions of a kind that it does not know', () => {
    const entry = { agoSeconds: 0, by: 'A', action: 'lock', target: '', rank: '', reason: '' };
    const state = { ...NO_AUTHORITY, audit: [{ ...entry, action: 'tickle' }, entry, 'nonsense'] };
    expect(v.parse(authoritySchema, state).audit).toEqual([entry]);
  });

  it('has the usual permissions where an earlier host tells none, and where they are damaged', () => {
    const earlier = { ...NO_AUTHORITY, permissions: undefined };
    const read = [earlier, { ...earlier, permissions: 'all' }].map((state) => v.parse(authoritySchema, state));
    expect(read.map(({ permissions }) => permissions)).toEqual([{}, {}]);
  });

  it('shows names without what could deceive', () => {
    expect(v.parse(banSchema, { ...ban, name: 'B\u202eob' }).name).toBe('Bob');
  });
});

it('bans for a second at least, and a year at most', () => {
  expect([0, 1, 31_536_000, 31_536_001, 1.5].map((seconds) => v.safeParse(banSecondsSchema, seconds).success)).toEqual([
    ...[false, true, true, false, false],
  ]);
});
