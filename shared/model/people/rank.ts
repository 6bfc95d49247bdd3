import * as v from 'valibot';

/** What a person is in a lobby, the highest rank first. Without an identity, a person is a member. */
export const RANKS = ['owner', 'moderator', 'member', 'listener'] as const;
export type Rank = (typeof RANKS)[number];
export const rankSchema = v.picklist(RANKS);

/**
 * What a rank allows. `talk`: to be heard. `mute`: to mute and deafen others for everybody. `lock`: to keep newcomers
 * out. `appoint`: to give ranks.
 */
export const PERMISSIONS = ['talk', 'mute', 'kick', 'ban', 'lock', 'appoint'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const PERMISSIONS_OF: Readonly<Record<Rank, readonly Permission[]>> = {
  owner: PERMISSIONS,
  moderator: ['talk', 'mute', 'kick', 'ban', 'lock'],
  member: ['talk'],
  listener: [],
};

/** Returns what somebody of a rank may do. */
export function permissionsOf(rank: Rank): readonly Permission[] {
  return PERMISSIONS_OF[rank];
}

/** Returns whether the first rank is higher than the second: only then may the one act on the other. */
export function isAbove(rank: Rank, other: Rank): boolean {
  return RANKS.indexOf(rank) < RANKS.indexOf(other);
}
