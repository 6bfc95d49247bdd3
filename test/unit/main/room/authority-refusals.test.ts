import { describe, expect, it } from 'vitest';
import { openAuthority, withRank } from '../../../../main/room/authority.ts';
import { findRefusal } from '../../../../main/room/authority-refusals.ts';
import { NO_AUTHORITY, type ModerationAction } from '../../../../shared/model/people/moderation.ts';
import { RANKS, withPermission, type Rank } from '../../../../shared/model/people/rank.ts';

const identityOf = (name: string): string => name.padEnd(22, '_');
const person = (name: string, id: number) => ({ id, identity: identityOf(name) });
const OWNER = person('owner', 1);
const MODERATOR = person('moderator', 2);
const OTHER_MODERATOR = person('moderator2', 6);
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
      [OTHER_MODERATOR.identity, 'moderator'],
      [LISTENER.identity, 'listener'],
    ],
  },
  0,
);

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
    [
      'a moderator demotes another',
      { action: 'appoint', actor: MODERATOR, target: OTHER_MODERATOR, rank: 'member' },
      'not-permitted',
    ],
    [
      'a moderator removes another',
      { action: 'kick', actor: MODERATOR, target: OTHER_MODERATOR, rank: 'member' },
      'rank-too-high',
    ],
    [
      'a moderator bans themselves',
      { action: 'ban', actor: MODERATOR, target: MODERATOR, rank: 'member' },
      'rank-too-high',
    ],
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

describe('the host itself', () => {
  it('acts on everybody, but keeps the last owner, and knows guests by no identity', () => {
    const refusalOf = (action: ModerationAction, target: { id: number; identity: string }, rank: Rank = 'member') =>
      findRefusal(LOBBY, { action, actor: null, target, rank });
    expect(RANKS.map((rank) => refusalOf('kick', EVERYBODY[rank]))).toEqual([...RANKS.map(() => undefined)]);
    expect(refusalOf('ban', OWNER)).toBeUndefined();
    expect(refusalOf('appoint', MEMBER, 'owner')).toBeUndefined();
    expect(refusalOf('appoint', OWNER)).toBe('last-owner');
    expect([refusalOf('ban', GUEST), refusalOf('appoint', GUEST, 'moderator')]).toEqual(['no-identity', 'no-identity']);
  });
});

describe('a lobby that has changed what ranks may do', () => {
  it('lets members act on those below them only', () => {
    const changed = { ...LOBBY, permissions: withPermission({}, 'member', 'kick', true) };
    const refusals = [LISTENER, GUEST, MODERATOR].map((target) =>
      findRefusal(changed, { action: 'kick', actor: MEMBER, target, rank: 'member' }),
    );
    expect(refusals).toEqual([undefined, 'rank-too-high', 'rank-too-high']);
  });

  it('takes a right from moderators, and from no owner', () => {
    const changed = { ...LOBBY, permissions: withPermission({}, 'moderator', 'ban', false) };
    const refusals = [MODERATOR, OWNER].map((actor) =>
      findRefusal(changed, { action: 'ban', actor, target: MEMBER, rank: 'member' }),
    );
    expect(refusals).toEqual(['not-permitted', undefined]);
  });
});
