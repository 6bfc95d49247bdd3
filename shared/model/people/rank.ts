import * as v from 'valibot';

/** The ranks of people in a lobby, the highest first. People without an identity are members. */
export const RANKS = ['owner', 'moderator', 'member', 'listener'] as const;
export type Rank = (typeof RANKS)[number];
export const rankSchema = v.picklist(RANKS);

/**
 * The permissions that a rank can have. `talk`: to be heard. `shout`: to talk beyond the usual range. `broadcast`: to
 * talk to the whole lobby, even where the rules do not let every player. `radio`: to talk over radio channels. `text`,
 * `files`: to write, to send files. `invite`: to see the invitation. `record`: to record. `rules`: to change the rules.
 * `move`: to move others between teams, groups and rooms. `mute`: to mute and deafen others for everyone. `lock`: to
 * keep newcomers out. `appoint`: to give ranks, and to change what they may do.
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

/** The ranks whose permissions a lobby can change. An owner may do everything. */
export const EDITABLE_RANKS = ['moderator', 'member', 'listener'] as const;
export type EditableRank = (typeof EDITABLE_RANKS)[number];
export const editableRankSchema = v.picklist(EDITABLE_RANKS);

/** The permissions that a lobby can give to lower ranks. People who may appoint could make themselves owners. */
const GRANTABLE_PERMISSIONS = PERMISSIONS.filter((permission) => permission !== 'appoint');
export type GrantablePermission = (typeof GRANTABLE_PERMISSIONS)[number];
export const grantablePermissionSchema = v.picklist(GRANTABLE_PERMISSIONS);

/** The most names in a list of permissions, with those that this version does not know. */
const MAX_NAMED_PERMISSIONS = 64;

/** What a rank may do. Names that this version does not know, and those that no lower rank can have, are left out. */
const grantedSchema = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(64))),
  v.maxLength(MAX_NAMED_PERMISSIONS),
  v.transform((names): readonly Permission[] => GRANTABLE_PERMISSIONS.filter((known) => names.includes(known))),
);

/** The permissions that a lobby has changed, by rank; a rank that is left out has those of every lobby. */
export const rankPermissionsSchema = v.object({
  moderator: v.optional(grantedSchema),
  member: v.optional(grantedSchema),
  listener: v.optional(grantedSchema),
});
export type RankPermissions = v.InferOutput<typeof rankPermissionsSchema>;

export const UNCHANGED_PERMISSIONS: RankPermissions = {};

const OF_MEMBERS = ['talk', 'shout', 'radio', 'text', 'files', 'invite'] as const;
const PERMISSIONS_OF: Readonly<Record<Rank, readonly Permission[]>> = {
  owner: PERMISSIONS,
  moderator: [...OF_MEMBERS, 'broadcast', 'record', 'rules', 'move', 'mute', 'kick', 'ban', 'lock'],
  member: OF_MEMBERS,
  listener: ['text'],
};

/** Returns the permissions of a rank in a lobby that has changed some. */
export function permissionsOf(rank: Rank, changed: RankPermissions = UNCHANGED_PERMISSIONS): readonly Permission[] {
  return (rank === 'owner' ? undefined : changed[rank]) ?? PERMISSIONS_OF[rank];
}

/** Gives a rank a permission, or takes it away. Returns the same object if the rank has it already, or has it not. */
export function withPermission(
  changed: RankPermissions,
  rank: EditableRank,
  permission: GrantablePermission,
  isAllowed: boolean,
): RankPermissions {
  const before = permissionsOf(rank, changed);
  if (before.includes(permission) === isAllowed) return changed;
  const after = GRANTABLE_PERMISSIONS.filter((one) => (one === permission ? isAllowed : before.includes(one)));
  const others: RankPermissions = Object.fromEntries(Object.entries(changed).filter(([other]) => other !== rank));
  const usual = PERMISSIONS_OF[rank];
  const isUsual = after.length === usual.length && after.every((one) => usual.includes(one));
  return isUsual ? others : { ...others, [rank]: after };
}

/** What each rank below owner may do. */
export type PermissionTable = Readonly<Record<EditableRank, readonly Permission[]>>;

/** Returns the permissions of each rank below owner. */
export function describePermissions(changed: RankPermissions): PermissionTable {
  return {
    moderator: permissionsOf('moderator', changed),
    member: permissionsOf('member', changed),
    listener: permissionsOf('listener', changed),
  };
}

/** Returns whether the first rank is higher than the second: only then may the one act on the other. */
export function isAbove(rank: Rank, other: Rank): boolean {
  return RANKS.indexOf(rank) < RANKS.indexOf(other);
}
