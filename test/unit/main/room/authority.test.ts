import { describe, expect, it } from 'vitest';
import {
  describeAuthority,
  findRefusal,
  heldOf,
  isBanned,
  openAuthority,
  rankOf,
  withAudit,
  withBan,
  withFirstOwner,
  withLock,
  withoutBan,
  withoutGuest,
  withRank,
  withRestriction,
  type Authority,
  type Ban,
} from '../../../../main/room/authority.ts';
import {
  MAX_AUDIT_ENTRIES,
  MAX_BANS,
  MAX_RANKS,
  MAX_RESTRICTIONS,
  NO_AUTHORITY,
  type ModerationAction,
} from '../../../../shared/model/people/moderation.ts';
import { RANKS, type Rank } from '../../../../shared/model/people/rank.ts';

const identityOf = (name: string): string => name.padEnd(22, '_');
const person = (name: string, id: number) => ({ id, identity: identityOf(name) });
const OWNER = person('owner', 1);
const MODERATOR = person('moderator', 2);
const MEMBER = person('member', 3);
const LISTENER = person('listener', 4);
const GUEST = { id: 5, identity: '' };
const EVERYBODY = { owner: OWNER, moderator: MODERATOR, member: MEMBER, listener: LISTENER };

const LOBBY = openAuthority(
  {
    ...NO_AUTHORITY,
    ranks: [
      [OWNER.identity, 'owner'],
      [MODERATOR.identity, 'moderator'],
      [LISTENER.identity, 'listener'],
    ],
  },
  0,
);

const ban = (name: string, endsAtMs: number | null = null): Ban => ({
  ...{ identity: identityOf(name), name, by: 'Owner', reason: 'spam', atMs: 1_000, endsAtMs },
});

/** Names the ranks on which somebody of a rank may act. */
function reachOf(rank: Rank, action: ModerationAction): readonly Rank[] {
  const actor = EVERYBODY[rank];
  return RANKS.filter(
    (other) =>
      other !== rank && findRefusal(LOBBY, { action, actor, target: EVERYBODY[other], rank: 'member' }) === undefined,
  );
}

describe('who may act on whom', () => {
  it.each(['mute', 'unmute', 'deafen', 'undeafen', 'kick', 'ban'] as const)('%s: only from above', (action) => {
    expect(RANKS.map((rank) => reachOf(rank, action))).toEqual([
      ['moderator', 'member', 'listener'],
      ['member', 'listener'],
      [],
      [],
    ]);
  });

  it('appoint: only owners', () => {
    expect(RANKS.map((rank) => reachOf(rank, 'appoint'))).toEqual([['moderator', 'member', 'listener'], [], [], []]);
  });

  it.each([
    ['a member mutes', { action: 'mute', actor: MEMBER, target: LISTENER, rank: 'member' }, 'not-permitted'],
    ['a guest bans', { action: 'ban', actor: GUEST, target: MEMBER, rank: 'member' }, 'not-permitted'],
    [
      'a moderator mutes the owner',
      { action: 'mute', actor: MODERATOR, target: OWNER, rank: 'member' },
      'rank-too-high',
    ],
    ['an owner bans themselves', { action: 'ban', actor: OWNER, target: OWNER, rank: 'member' }, 'rank-too-high'],
    ['a guest is banned', { action: 'ban', actor: OWNER, target: GUEST, rank: 'member' }, 'no-identity'],
    ['a guest is appointed', { action: 'appoint', actor: OWNER, target: GUEST, rank: 'owner' }, 'no-identity'],
    ['the last owner steps down', { action: 'appoint', actor: OWNER, target: OWNER, rank: 'member' }, 'last-owner'],
    [
      'a moderator promotes themselves',
      { action: 'appoint', actor: MODERATOR, target: MODERATOR, rank: 'owner' },
      'not-permitted',
    ],
    ['a moderator steps down', { action: 'appoint', actor: MODERATOR, target: MODERATOR, rank: 'listener' }, undefined],
    ['a guest is muted', { action: 'mute', actor: MODERATOR, target: GUEST, rank: 'member' }, undefined],
    [
      'a ban is lifted',
      { action: 'unban', actor: MODERATOR, target: { id: 0, identity: identityOf('x') }, rank: 'member' },
      undefined,
    ],
  ] as const)('%s', (_, intent, refusal) => {
    expect(findRefusal(LOBBY, intent)).toBe(refusal);
  });

  it('lets one of two owners step down', () => {
    const two = withRank(LOBBY, MODERATOR.identity, 'owner')!;
    expect(findRefusal(two, { action: 'appoint', actor: OWNER, target: OWNER, rank: 'member' })).toBeUndefined();
  });
});

describe('what holds', () => {
  it('gives a lobby without an owner its first one, and no second', () => {
    const owned = withFirstOwner(openAuthority(NO_AUTHORITY, 0), OWNER.identity);
    expect(rankOf(withFirstOwner(owned, MEMBER.identity), MEMBER.identity)).toBe('member');
    expect(rankOf(owned, OWNER.identity)).toBe('owner');
    expect(withFirstOwner(openAuthority(NO_AUTHORITY, 0), '').ranks.size).toBe(0);
  });

  it('silences listeners, and those whom moderators mute or deafen, until they lift it', () => {
    const muted = withRestriction(LOBBY, MEMBER, { isMuted: true, by: 'Owner', reason: 'noise' })!;
    const both = withRestriction(muted, MEMBER, { isDeafened: true, by: 'Owner', reason: '' })!;
    expect([muted, both].map((authority) => heldOf(authority, MEMBER))).toEqual([['mute'], ['mute', 'deafen']]);
    expect(heldOf(LOBBY, LISTENER)).toEqual(['mute']);
    expect(heldOf(withRestriction(muted, MEMBER, { isMuted: false, by: 'Owner', reason: '' })!, MEMBER)).toEqual([]);
  });

  it('forgets the restrictions of a guest who has left, and of no other', () => {
    const held = [GUEST, MEMBER].reduce<Authority>(
      (authority, one) => withRestriction(authority, one, { isMuted: true, by: 'Owner', reason: '' })!,
      LOBBY,
    );
    const left = [GUEST, MEMBER].reduce(withoutGuest, held);
    expect([GUEST, MEMBER].map((one) => heldOf(left, one))).toEqual([[], ['mute']]);
  });

  it('keeps a ban until its time is over or it is lifted', () => {
    const banned = withBan(withBan(LOBBY, ban('a', 5_000))!, ban('b'))!;
    const [a, b] = [identityOf('a'), identityOf('b')];
    expect([a, b].map((identity) => isBanned(banned, identity, 4_999))).toEqual([true, true]);
    expect([a, b].map((identity) => isBanned(banned, identity, 5_000))).toEqual([false, true]);
    expect(isBanned(withoutBan(banned, b), b, 0)).toBe(false);
  });

  it('survives on another host', () => {
    const authority = withLock(
      withAudit(withBan(withRestriction(LOBBY, GUEST, { isMuted: true, by: 'O', reason: '' })!, ban('b'))!, {
        ...{ atMs: 1, by: 'O', action: 'ban', target: 'b', rank: '', reason: 'spam' },
      }),
      true,
    );
    const there = openAuthority(describeAuthority(authority, 9_000), 1_000_000);
    expect(describeAuthority(there, 1_000_000)).toEqual(describeAuthority(authority, 9_000));
    expect([isBanned(there, identityOf('b'), 1_000_000), there.isLocked]).toEqual([true, true]);
  });
});

describe('the lists are bounded', () => {
  it('refuses a ban when all places are taken by bans that last, and drops those that are over', () => {
    const full = Array.from({ length: MAX_BANS }, (_, index) =>
      ban(`b${index}`, index === 0 ? 2_000 : null),
    ).reduce<Authority>((authority, one) => withBan(authority, one)!, LOBBY);
    expect(withBan(full, { ...ban('more'), atMs: 1_500 })).toBeUndefined();
    expect(withBan(full, { ...ban('more'), atMs: 2_000 })?.bans.size).toBe(MAX_BANS);
  });

  it('refuses more ranks and restrictions than another host takes', () => {
    const many = <T>(count: number, add: (authority: Authority, index: number) => T) => {
      let authority: Authority | undefined = LOBBY;
      for (let index = 0; authority !== undefined && index < count; index++)
        authority = add(authority, index) as Authority | undefined;
      return authority;
    };
    const appoint = (authority: Authority, index: number) => withRank(authority, identityOf(`r${index}`), 'moderator');
    expect(many(MAX_RANKS - LOBBY.ranks.size, appoint)?.ranks.size).toBe(MAX_RANKS);
    expect(many(MAX_RANKS, appoint)).toBeUndefined();
    const mute = (authority: Authority, index: number) =>
      withRestriction(authority, { id: index, identity: '' }, { isMuted: true, by: '', reason: '' });
    expect(many(MAX_RESTRICTIONS, mute)?.restrictions.size).toBe(MAX_RESTRICTIONS);
    expect(many(MAX_RESTRICTIONS + 1, mute)).toBeUndefined();
  });

  it('keeps the latest of what was decided', () => {
    const entry = (atMs: number) =>
      ({ ...{ atMs, by: 'O', target: '', reason: '' }, action: 'lock', rank: '' }) as const;
    const audit = Array.from({ length: MAX_AUDIT_ENTRIES + 5 }, (_, index) => entry(index)).reduce(
      withAudit,
      LOBBY,
    ).audit;
    expect([audit.length, audit[0]?.atMs]).toEqual([MAX_AUDIT_ENTRIES, 5]);
  });
});
