import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from '../../model/name.ts';
import { picturePartSchema } from '../../model/profile/picture-parts.ts';
import { playerColorSchema } from '../../model/people/player-color.ts';
import { pictureHashSchema, profileSchema } from '../../model/profile/profile.ts';
import { LIFE_STATES } from '../../model/presence.ts';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages by which participants change what others see of them. */

/** Asks for another name. Only hosts whose `joined` accepts it know this message. */
const renameMessageSchema = v.object({
  type: v.literal('rename'),
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
});

/**
 * The colour in which others see the sender; null = by its number. Only hosts whose `joined` accepts it know this
 * message.
 */
const colorMessageSchema = v.object({ type: v.literal('color'), color: v.nullable(playerColorSchema) });

/**
 * The state that the sender's person sets by hand, such as dead in a game that reports none. The host ignores it where
 * a game server, the rules or the host's own choice say otherwise. Only hosts whose `joined` accepts it know this
 * message.
 */
const lifeMessageSchema = v.object({ type: v.literal('life'), state: v.picklist(LIFE_STATES) });

/**
 * What the sender shows of themselves, and whether those who know their identity may find them in this lobby (not given
 * = no), which the host tells no member; replaces the previous message. If the host does not know the picture, it asks
 * for it with `want-picture`. Only hosts whose `joined` accepts it know this message and the next two.
 */
const profileMessageSchema = v.object({
  type: v.literal('profile'),
  ...profileSchema.entries,
  findable: v.optional(v.boolean()),
});

/** A part of the picture that the host has asked for, or that the receiver has. */
const pictureMessageSchema = v.object({ type: v.literal('picture'), ...picturePartSchema.entries });

/** Asks for the picture of a participant. The host answers with all parts of it, or with `no-picture`. */
const getPictureMessageSchema = v.object({ type: v.literal('get-picture'), hash: pictureHashSchema });

/** The host asks for the receiver's own picture. */
const wantPictureMessageSchema = v.object({ type: v.literal('want-picture'), hash: pictureHashSchema });

/** The host does not have a picture, or refuses the receiver's own: it is not what its hash or its size says. */
const noPictureMessageSchema = v.object({ type: v.literal('no-picture'), hash: pictureHashSchema });

export type ServerboundPicture = v.InferOutput<typeof pictureMessageSchema | typeof getPictureMessageSchema>;
export const serverboundProfileSchemas = [
  renameMessageSchema,
  colorMessageSchema,
  lifeMessageSchema,
  profileMessageSchema,
  pictureMessageSchema,
  getPictureMessageSchema,
] as const;

export type ServerboundProfile = v.InferOutput<(typeof serverboundProfileSchemas)[number]>;

/** Returns whether a message is about what others see of participants. */
export function isProfileMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundProfile['type'] }> {
  return serverboundProfileSchemas.some((schema) => schema.entries.type.literal === message.type);
}

/** Why a host can refuse another name. `rename-refused`: for a reason that this version does not know. */
export const RENAME_REFUSAL_CODES = ['bad-name', 'too-many-renames', 'rename-refused'] as const;
export type RenameRefusalCode = (typeof RENAME_REFUSAL_CODES)[number];

/**
 * Answer to `rename`: the name that the receiver has now. `code` is the reason for a refusal, and `message` says it in
 * English; both are '' on success.
 */
const renamedMessageSchema = v.object({
  type: v.literal('renamed'),
  name: v.pipe(v.string(), v.transform(shownText)),
  code: v.fallback(v.picklist(['', ...RENAME_REFUSAL_CODES]), 'rename-refused'),
  message: v.string(),
});

export const clientboundProfileSchemas = [
  renamedMessageSchema,
  wantPictureMessageSchema,
  pictureMessageSchema,
  noPictureMessageSchema,
] as const;
