import * as v from 'valibot';
import { identitySchema } from '../../model/people/person.ts';
import { shownMessage } from '../../model/text/clean-text.ts';
import { reactionSchema, REACTIONS, TEXT_AUDIENCES, type Reaction } from '../../model/text/text-message.ts';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages about text. Only hosts whose `joined` accepts `text` know those to the host. */

/** UTF-16 code units as sent: more than `MAX_TEXT_LENGTH`, for an answer that says what is wrong. */
const MAX_SENT_LENGTH = 6_000;
/** UTF-16 code units. */
const MAX_LOG_LENGTH = 22;
const MAX_ROWS = 500;

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const participantId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));
const log = v.pipe(v.string(), v.maxLength(MAX_LOG_LENGTH));
const shown = v.pipe(v.string(), v.transform(shownText));
const sentText = v.pipe(v.string(), v.maxLength(MAX_SENT_LENGTH));

/** The readers of a message. `id`: the participant, for `direct`. */
const toSchema = v.object({ kind: v.picklist(TEXT_AUDIENCES), id: v.optional(participantId, 0) });
export type TextTarget = v.InferOutput<typeof toSchema>;

/**
 * Writes a message. `request`: a random number, by which the sender recognises the message, and the host one that it
 * has already: after a lost connection it is sent again.
 */
const textSchema = v.object({ type: v.literal('text'), request: number, to: toSchema, text: sentText });

/** Replaces the text of the sender's own message. */
const textEditSchema = v.object({ type: v.literal('text-edit'), request: number, id: number, text: sentText });

/** Deletes a message: the sender's own, or as a moderator that of somebody with a lower rank. */
const textDeleteSchema = v.object({ type: v.literal('text-delete'), request: number, id: number });

/** Reacts to a message, or takes a reaction back. */
const textReactSchema = v.object({
  type: v.literal('text-react'),
  request: number,
  id: number,
  emoji: reactionSchema,
  isOn: v.boolean(),
});

/**
 * Asks for all messages and changes after `after` of a log, and for those that follow. The host sends text to nobody
 * who has not asked. Of another log than its own it sends everything that the sender may read.
 */
const textSinceSchema = v.object({ type: v.literal('text-since'), log, after: number });

export const serverboundTextSchemas = [
  textSchema,
  textEditSchema,
  textDeleteSchema,
  textReactSchema,
  textSinceSchema,
] as const;
export type ServerboundText = v.InferOutput<(typeof serverboundTextSchemas)[number]>;

/** Returns whether a message to the host is about text. */
export function isTextMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundText['type'] }> {
  return message.type === 'text' || message.type.startsWith('text-');
}

/** Why a host can refuse. `text-refused`: for a reason that this version does not know. */
const TEXT_REFUSALS = [
  'not-permitted',
  'empty',
  'too-long',
  'too-fast',
  'no-team',
  'no-group',
  'not-here',
  'apart',
  'no-such-message',
  'not-yours',
  'rank-too-high',
  'text-refused',
] as const;
export type TextRefusal = (typeof TEXT_REFUSALS)[number];

/** Answers a request that was refused. `message` says why in English. */
const textRefusedSchema = v.object({
  type: v.literal('text-refused'),
  request: number,
  code: v.fallback(v.picklist(TEXT_REFUSALS), 'text-refused'),
  message: shown,
});

const reactionRow = v.strictTuple([v.string(), v.pipe(v.number(), v.integer(), v.minValue(1))]);
const isReaction = (emoji: string): emoji is Reaction => REACTIONS.some((known) => known === emoji);

/** A message as it is now. Unknown audiences are of a newer version. */
const textRowSchema = v.object({
  /** Given by the host, rising. */
  id: number,
  /** The number of its latest change in the log; at first its id. */
  change: number,
  /** When it was written, seconds on the clock of the log. */
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
  from: participantId,
  name: shown,
  identity: v.optional(v.union([v.literal(''), identitySchema]), ''),
  request: number,
  to: v.object({
    kind: v.fallback(v.picklist([...TEXT_AUDIENCES, 'other']), 'other'),
    id: v.optional(participantId, 0),
    /** The name of the reader of a direct message, of the team, or of the group. */
    name: v.optional(shown, ''),
  }),
  text: v.pipe(v.string(), v.transform(shownMessage)),
  isEdited: v.optional(v.boolean(), false),
  isDeleted: v.optional(v.boolean(), false),
  reactions: v.optional(
    v.pipe(
      v.array(reactionRow),
      v.transform((rows) => rows.filter((row): row is [Reaction, number] => isReaction(row[0]))),
    ),
    [],
  ),
  /** Whether the receiver wrote it. */
  isOwn: v.optional(v.boolean(), false),
  /** The receiver's own reactions. */
  mine: v.optional(
    v.pipe(
      v.array(v.string()),
      v.transform((emojis) => emojis.filter(isReaction)),
    ),
    [],
  ),
});
export type TextRow = v.InferOutput<typeof textRowSchema>;

/**
 * New and changed messages that the receiver may read, in the order of their changes. It now has everything up to the
 * change `end`.
 */
const textsSchema = v.object({
  type: v.literal('texts'),
  /** Names this host's numbers: another host counts from the start. */
  log,
  end: number,
  /** The time of the log's clock, seconds. */
  now: v.pipe(v.number(), v.finite(), v.minValue(0)),
  rows: v.pipe(v.array(textRowSchema), v.maxLength(MAX_ROWS)),
});
export type Texts = v.InferOutput<typeof textsSchema>;

export const clientboundTextSchemas = [textsSchema, textRefusedSchema] as const;
