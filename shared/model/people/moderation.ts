import * as v from 'valibot';
import { shownText } from '../visible-text.ts';
import { DOOR_ACTIONS, doorStateSchema, OPEN_DOOR } from './door.ts';
import { identitySchema } from './person.ts';
import { grantablePermissionSchema, rankPermissionsSchema, rankSchema, UNCHANGED_PERMISSIONS } from './rank.ts';

/** UTF-16 code units. */
export const MAX_REASON_LENGTH = 120;
const MAX_NAME_LENGTH = 128;
export const MAX_BANS = 500;
/** The oldest entries are dropped first. */
export const MAX_AUDIT_ENTRIES = 200;
export const MAX_RANKS = 200;
export const MAX_RESTRICTIONS = 300;
/** A longer ban lasts until it is lifted. */
const MAX_BAN_SECONDS = 31_536_000;
export const banSecondsSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_BAN_SECONDS));

/** The actions of moderators on participants. */
export const MODERATION_ACTIONS = ['mute', 'unmute', 'deafen', 'undeafen', 'kick', 'ban', 'unban', 'appoint'] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** What is done with rooms, and with the people in them. */
const ROOM_ACTIONS = ['move', 'open-room', 'change-room', 'delete-room'] as const;
export type RoomAction = (typeof ROOM_ACTIONS)[number];

/** What the audit list can hold. */
const AUDITED_ACTIONS = [
  ...MODERATION_ACTIONS,
  'lock',
  'unlock',
  'allow',
  'forbid',
  'claim',
  'set-rules',
  'assign',
  ...DOOR_ACTIONS,
  'delete-report',
  ...ROOM_ACTIONS,
] as const;
export type AuditedAction = (typeof AUDITED_ACTIONS)[number];

/** The reason for an action, as the person concerned reads it; '' = none given. */
export const reasonSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_REASON_LENGTH),
  v.transform((text) => shownText(text).replace(/\s+/gu, ' ').trim()),
);

const shownName = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH), v.transform(shownText));
/** A span of time, because the clocks of two machines may be years apart. */
const spanSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The restrictions of a person, in addition to what that person has turned off. */
const restrictionSchema = v.object({
  isMuted: v.boolean(),
  isDeafened: v.boolean(),
  /** The name of the moderator who acted last. */
  by: shownName,
  reason: reasonSchema,
});
export type Restriction = v.InferOutput<typeof restrictionSchema>;

/** The directions of sound that moderators have turned off for a participant. */
const HELD = ['mute', 'deafen'] as const;
export type Held = (typeof HELD)[number];
export const heldSchema = v.pipe(v.array(v.picklist(HELD)), v.maxLength(HELD.length), v.readonly());

export const banSchema = v.object({
  identity: identitySchema,
  /** The name when the ban began. */
  name: shownName,
  by: shownName,
  reason: reasonSchema,
  /** How long ago it began. */
  agoSeconds: spanSeconds,
  /** How long it lasts from now on; null = until it is lifted. */
  secondsLeft: v.nullable(spanSeconds),
});
export type BanRow = v.InferOutput<typeof banSchema>;

const auditEntrySchema = v.object({
  agoSeconds: spanSeconds,
  by: shownName,
  action: v.picklist(AUDITED_ACTIONS),
  /** The name of the person concerned; '' = the lobby. */
  target: shownName,
  /** The rank that was given, or whose permissions were changed; '' = none. */
  rank: v.union([v.literal(''), rankSchema]),
  /** The permission that the rank got or lost, with `allow` and `forbid`. */
  permission: v.optional(grantablePermissionSchema),
  reason: reasonSchema,
});
export type AuditRow = v.InferOutput<typeof auditEntrySchema>;

/** The latest decisions. Those of a kind that this version does not know are left out. */
export const auditSchema = v.pipe(
  v.array(v.unknown()),
  v.maxLength(MAX_AUDIT_ENTRIES),
  v.transform((entries): readonly AuditRow[] =>
    entries.flatMap((entry) => {
      const parsed = v.safeParse(auditEntrySchema, entry);
      return parsed.success ? [parsed.output] : [];
    }),
  ),
);

/** The ranks in a lobby, and the decisions of its moderators. They outlive the host. */
export const authoritySchema = v.object({
  ranks: v.pipe(v.array(v.strictTuple([identitySchema, rankSchema])), v.maxLength(MAX_RANKS)),
  /** By identity, or by `#` and the number of a participant without one. */
  restrictions: v.pipe(
    v.array(v.strictTuple([v.pipe(v.string(), v.regex(/^(?:[\w-]{22}|#\d{1,10})$/)), restrictionSchema])),
    v.maxLength(MAX_RESTRICTIONS),
  ),
  bans: v.pipe(v.array(banSchema), v.maxLength(MAX_BANS)),
  /** Nobody new may join, but owners and moderators. */
  isLocked: v.boolean(),
  audit: auditSchema,
  /** What each rank may do, where the lobby has changed it. Hosts of earlier versions send none. */
  permissions: v.optional(v.fallback(rankPermissionsSchema, UNCHANGED_PERMISSIONS), UNCHANGED_PERMISSIONS),
  /** Hosts of earlier versions send none. */
  door: v.optional(doorStateSchema, OPEN_DOOR),
});
export type AuthorityState = v.InferOutput<typeof authoritySchema>;

export const NO_AUTHORITY: AuthorityState = {
  ...{ ranks: [], restrictions: [], bans: [], isLocked: false, audit: [] },
  permissions: UNCHANGED_PERMISSIONS,
  door: OPEN_DOOR,
};

/** The removal of a participant: the moderator, and the reason. */
export const removalSchema = v.object({
  isBan: v.boolean(),
  by: shownName,
  reason: reasonSchema,
  /** How long the ban lasts; null = until it is lifted, or there is none. */
  seconds: v.nullable(banSecondsSchema),
});
export type Removal = v.InferOutput<typeof removalSchema>;
