import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from '../../model/name.ts';
import { playerColorSchema } from '../../model/people/player-color.ts';
import { LIFE_STATES } from '../../model/presence.ts';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages by which participants change what others see of them. */

/** Asks for another name. Only hosts whose `joined` accepts it know this message. */
export const renameMessageSchema = v.object({
  type: v.literal('rename'),
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
});

/**
 * The colour in which others see the sender; null = by its number. Only hosts whose `joined` accepts it know this
 * message.
 */
export const colorMessageSchema = v.object({ type: v.literal('color'), color: v.nullable(playerColorSchema) });

/**
 * The state that the sender's person sets by hand, such as dead in a game that reports none. The host ignores it where
 * a game server, the rules or the host's own choice say otherwise. Only hosts whose `joined` accepts it know this
 * message.
 */
export const lifeMessageSchema = v.object({ type: v.literal('life'), state: v.picklist(LIFE_STATES) });

export type ServerboundProfile = v.InferOutput<
  typeof renameMessageSchema | typeof colorMessageSchema | typeof lifeMessageSchema
>;

/** Returns whether a message changes what others see of its sender. */
export function isProfileMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundProfile['type'] }> {
  return message.type === 'rename' || message.type === 'color' || message.type === 'life';
}

/** Why a host can refuse another name. `rename-refused`: for a reason that this version does not know. */
export const RENAME_REFUSAL_CODES = ['bad-name', 'too-many-renames', 'rename-refused'] as const;
export type RenameRefusalCode = (typeof RENAME_REFUSAL_CODES)[number];

/**
 * Answer to `rename`: the name that the receiver has now. `code` is the reason for a refusal, and `message` says it in
 * English; both are '' on success.
 */
export const renamedMessageSchema = v.object({
  type: v.literal('renamed'),
  name: v.pipe(v.string(), v.transform(shownText)),
  code: v.fallback(v.picklist(['', ...RENAME_REFUSAL_CODES]), 'rename-refused'),
  message: v.string(),
});
