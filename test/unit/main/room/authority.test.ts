import { describe, expect, it } from 'vitest';
import {
  describeAuthority,
  heldOf,
  isBanned,
  may,
  mayAll,
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
} from '../../../../shared/model/people/moderation.ts';
import { withPermission } from '../../../../shared/model/people/rank.ts';

const identityOf = (name: string): string => name.padEnd(22, '_');
const person = (name: string, id: number) => ({ id, identity: identityOf(name) });
const OWNER = person('owner', 1);
const MODERATOR = person('moderator', 2);
const MEMBER = person('member', 3);
const LISTENER = person('listener', 4);
const GUEST = { id: 5, identity: '' };

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

describe('what ranks may do', () => {
  it('is what the lobby has changed, for guests as for members', () => {
    const changed = { ...LOBBY, permissions: withPermission({}, 'member', 'radio', false) };
    expect([LOBBY, changed].map((authority) => may(authority, GUEST.identity, 'radio'))).toEqual([true, false]);
    expect([OWNER, MODERATOR].map(({ identity }) => may(changed, identity, 'radio'))).toEqual([true, true]);
    expect(mayAll(changed, MEMBER.identity)).toEqual(['talk', 'shout', 'text', 'files', 'invite']);
  });

  it('silences those whose rank may not talk', () => {
    const silent = { ...LOBBY, permissions: withPermission({}, 'member', 'talk', false) };
    expect([MEMBER, GUEST, MODERATOR].map((one) => heldOf(silent, one))).toEqual([['mute'], ['mute'], []]);
  });

  it('survives on another host', () => {
    const changed = { ...LOBBY, permissions: withPermission({}, 'listener', 'talk', true) };
    const there = openAuthority(describeAuthority(changed, 0), 1_000);
    expect(mayAll(there, LISTENER.identity)).toEqual(['talk', 'text']);
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
