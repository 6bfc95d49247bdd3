import * as v from 'valibot';

/** The ranks of people in a lobby, the highest first. People without an identity are members. */
export const RANKS = ['owner', 'moderator', 'member', 'listener'] as const;
export type Rank = (typeof RANKS)[number];
export const rankSchema = v.picklist(RANKS);

/**
 * The permissions that a rank can have. `talk`: to be heard. `shout`: to talk beyond the usual range. `broadcast`: to
 * talk to the whole lobby. `radio`: to talk over radio channels. `text`, `files`: to write, to send files. `invite`:
 * to see the invitation. `record`: to record. `rules`: to change the rules. `move`: to move others between groups and
 * rooms. `mute`: to mute and deafen others for everyone. `lock`: to keep newcomers out. `appoint`: to give ranks.
 */
export const PERMISSIONS = [
  'talk',
  'shout',
  'broadcast',
  'radio',
  'text',
  'files',
  'invite',
  'record',
  'rules',
  'move',
  'mute',
  'kick',
  'ban',
  'lock',
  'appoint',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const OF_MEMBERS = ['talk', 'shout', 'radio', 'text', 'files', 'invite'] as const;
const PERMISSIONS_OF: Readonly<Record<Rank, readonly Permission[]>> = {
  owner: PERMISSIONS,
  moderator: [...OF_MEMBERS, 'broadcast', 'record', 'rules', 'move', 'mute', 'kick', 'ban', 'lock'],
  member: OF_MEMBERS,
  listener: ['text'],
};

/** Returns the permissions of a rank. */
export function permissionsOf(rank: Rank): readonly Permission[] {
  return PERMISSIONS_OF[rank];
}

/** Returns whether the first rank is higher than the second: only then may the one act on the other. */
export function isAbove(rank: Rank, other: Rank): boolean {
  return RANKS.indexOf(rank) < RANKS.indexOf(other);
}
