import * as v from 'valibot';
import {
  auditEntrySchema,
  banSecondsSchema,
  banSchema,
  MAX_AUDIT_ENTRIES,
  MAX_BANS,
  MODERATION_ACTIONS,
  reasonSchema,
} from '../../model/people/moderation.ts';
import { identitySchema } from '../../model/people/person.ts';
import { PERMISSIONS, rankSchema } from '../../model/people/rank.ts';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages by which people run a lobby. Only hosts whose `joined` accepts `moderate` know the first two. */

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

export const serverboundModerationSchemas = [moderateSchema, lockSchema] as const;
export type ServerboundModeration = v.InferOutput<(typeof serverboundModerationSchemas)[number]>;
/** Returns whether a message asks the host to act on a person, or to lock the lobby. */
export function isModerationMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundModeration['type'] }> {
  return message.type === 'moderate' || message.type === 'lock';
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
  'moderation-refused',
] as const;
export type ModerationRefusal = (typeof MODERATION_REFUSALS)[number];

/** Answers `moderate` and `lock`. `code` is '' on success; `message` says it in English. */
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
});

/** Sent to those who may ban, when the channel opens and on change: the latest of each list. */
const recordSchema = v.object({
  type: v.literal('record'),
  bans: v.pipe(v.array(banSchema), v.maxLength(MAX_BANS)),
  audit: v.pipe(v.array(auditEntrySchema), v.maxLength(MAX_AUDIT_ENTRIES)),
});

/** The invitation has changed; the one before lets nobody in any longer. Sent to everyone. */
const invitationSchema = v.object({
  type: v.literal('invitation'),
  invitation: v.pipe(v.string(), v.maxLength(2_048)),
});

export const clientboundModerationSchemas = [moderatedSchema, authoritySchema, recordSchema, invitationSchema] as const;
