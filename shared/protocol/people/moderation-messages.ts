import * as v from 'valibot';
import { MAX_CLAIM_CODE_LENGTH } from '../../model/people/claim-code.ts';
import { roleChangesSchema, roleRowsSchema } from '../../model/people/hand-role.ts';
import {
  auditSchema,
  banSecondsSchema,
  banSchema,
  MAX_BANS,
  MODERATION_ACTIONS,
  reasonSchema,
} from '../../model/people/moderation.ts';
import { identitySchema } from '../../model/people/person.ts';
import { UNHEARD } from '../../model/people/door.ts';
import {
  editableRankSchema,
  grantablePermissionSchema,
  PERMISSIONS,
  rankPermissionsSchema,
  rankSchema,
  UNCHANGED_PERMISSIONS,
} from '../../model/people/rank.ts';
import { shownText } from '../../model/visible-text.ts';
import { GAME_PHASES } from '../../spatial/hearing-rules.ts';
import { hearingRulesSchema } from '../rules/hearing-rules-schema.ts';

/**
 * Channel messages by which people run a lobby. A host names those of the client that it knows in `accepts` of
 * `joined`.
 */

/** The most participants in one `assign`, so that it stays within the channel's limit. */
export const MAX_ASSIGNED = 12;

const requestNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shown = v.pipe(v.string(), v.transform(shownText));

/** Asks for an action on a person. The host answers with `moderated`, which has the same number. */
const moderateSchema = v.object({
  type: v.literal('moderate'),
  request: requestNumber,
  action: v.picklist(MODERATION_ACTIONS),
  /** The participant; 0 = a person who is not here, by `identity`. */
  id: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)), 0),
  identity: v.optional(v.union([v.literal(''), identitySchema]), ''),
  /** How long a ban lasts; null = until it is lifted. */
  seconds: v.optional(v.nullable(banSecondsSchema), null),
  /** For `appoint`. */
  rank: v.optional(rankSchema, 'member'),
  reason: v.optional(reasonSchema, ''),
});

/** Asks to let newcomers in or not. Answered like `moderate`. */
const lockSchema = v.object({ type: v.literal('lock'), request: requestNumber, isLocked: v.boolean() });

/** Asks to give a rank a permission, or to take it away. Answered like `moderate`. */
const permitSchema = v.object({
  type: v.literal('permit'),
  request: requestNumber,
  rank: editableRankSchema,
  permission: grantablePermissionSchema,
  isAllowed: v.boolean(),
});

/** Asks to own a lobby by the code that its dedicated host shows. Answered like `moderate`. */
const claimOwnerSchema = v.object({
  type: v.literal('claim-owner'),
  request: requestNumber,
  code: v.pipe(v.string(), v.maxLength(MAX_CLAIM_CODE_LENGTH)),
});

/** Asks to replace the rules and the phase. Answered like `moderate`. */
const setRulesSchema = v.object({
  type: v.literal('set-rules'),
  request: requestNumber,
  rules: hearingRulesSchema,
  phase: v.picklist(GAME_PHASES),
});

/** Asks to set teams and states of participants by hand. Answered like `moderate`. */
const assignSchema = v.object({
  type: v.literal('assign'),
  request: requestNumber,
  changes: v.pipe(roleChangesSchema, v.minLength(1), v.maxLength(MAX_ASSIGNED)),
});

export const serverboundModerationSchemas = [
  moderateSchema,
  lockSchema,
  permitSchema,
  claimOwnerSchema,
  setRulesSchema,
  assignSchema,
] as const;
export type ServerboundModeration = v.InferOutput<(typeof serverboundModerationSchemas)[number]>;

const TYPES = ['moderate', 'lock', 'permit', 'claim-owner', 'set-rules', 'assign'] as const;
/** The types of the messages above. */
export const MODERATION_MESSAGES: readonly string[] = TYPES satisfies readonly ServerboundModeration['type'][];

/** Returns whether a message asks the host for a decision about the lobby or the people in it. */
export function isModerationMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundModeration['type'] }> {
  return MODERATION_MESSAGES.includes(message.type);
}

export type ModerateRequest = v.InferOutput<typeof moderateSchema>;

/** Why a host can refuse. `moderation-refused`: for a reason that this version does not know. */
const MODERATION_REFUSALS = [
  'not-permitted',
  'rank-too-high',
  'last-owner',
  'not-here',
  'no-identity',
  'list-full',
  'too-many-actions',
  'wrong-claim-code',
  'no-claim',
  'too-many-places',
  'moderation-refused',
] as const;
export type ModerationRefusal = (typeof MODERATION_REFUSALS)[number];

/** Answers the requests above. `code` is '' on success; `message` says it in English. */
const moderatedSchema = v.object({
  type: v.literal('moderated'),
  request: requestNumber,
  code: v.fallback(v.picklist(['', ...MODERATION_REFUSALS]), 'moderation-refused'),
  message: shown,
});

/** The receiver's rank, permissions and restrictions. Sent when the channel opens, and on change. */
const authoritySchema = v.object({
  type: v.literal('authority'),
  rank: v.fallback(rankSchema, 'member'),
  may: v.pipe(
    v.array(v.string()),
    v.transform((names) => PERMISSIONS.filter((known) => names.includes(known))),
  ),
  isLocked: v.boolean(),
  isMuted: v.boolean(),
  isDeafened: v.boolean(),
  /** The name of the moderator who decided that; '' = none. */
  by: shown,
  reason: reasonSchema,
  /** What each rank below owner may do; earlier hosts send none. */
  permissions: v.optional(v.fallback(rankPermissionsSchema, UNCHANGED_PERMISSIONS), UNCHANGED_PERMISSIONS),
  /** Whether the host has shown a code by which a player can become owner (`claim-owner`). */
  canClaim: v.optional(v.boolean(), false),
  /** Why the receiver is silent although nobody has muted them. Hosts of earlier versions send none. */
  unheard: v.optional(v.fallback(v.picklist(UNHEARD), '')),
});

/** Sent to those who may ban, when the channel opens and on change: the latest of each list. */
const recordSchema = v.object({
  type: v.literal('record'),
  bans: v.pipe(v.array(banSchema), v.maxLength(MAX_BANS)),
  audit: auditSchema,
});

/** The invitation has changed; the one before lets nobody in any longer. Sent to everyone. */
const invitationSchema = v.object({
  type: v.literal('invitation'),
  invitation: v.pipe(v.string(), v.maxLength(2_048)),
});

/** The teams and states that are set by hand, for those who may set them: when the channel opens, and on change. */
const teamsSchema = v.object({ type: v.literal('teams'), rows: roleRowsSchema });

export const clientboundModerationSchemas = [
  moderatedSchema,
  authoritySchema,
  recordSchema,
  invitationSchema,
  teamsSchema,
] as const;
