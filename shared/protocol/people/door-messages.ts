import * as v from 'valibot';
import { doorPasswordSchema, ENTRIES, placesSchema } from '../../model/people/door.ts';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages about who comes in. Only hosts whose `joined` accepts `set-door` know the first three. */

const requestNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const knockId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Asks to change who comes in. What is left out stays. Answered like `moderate`. */
const doorChangeSchema = v.object({
  type: v.literal('set-door'),
  request: requestNumber,
  entry: v.optional(v.picklist(ENTRIES)),
  /** Only people the lobby knows are heard. */
  known: v.optional(v.boolean()),
  /** '' = the lobby asks for none from now on; null = the one before the last change counts again. */
  password: v.optional(v.nullable(doorPasswordSchema)),
  /** The most participants; null = as many as the host can take. */
  places: v.optional(placesSchema),
  /** The most newcomers in a minute; null = any number. */
  perMinute: v.optional(placesSchema),
});
export type DoorChange = Omit<v.InferOutput<typeof doorChangeSchema>, 'type' | 'request'>;

/** Lets in someone who waits outside, or turns them away. Answered like `moderate`. */
const answerKnockSchema = v.object({
  type: v.literal('answer-knock'),
  request: requestNumber,
  id: knockId,
  isWelcome: v.boolean(),
});

/**
 * Lets a participant be heard who is silent because the lobby does not know them. Answered like `moderate`.
 * `isWelcome`: false = that was a mistake, and they are a newcomer again.
 */
const letInSchema = v.object({
  type: v.literal('let-in'),
  request: requestNumber,
  id: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647)),
  isWelcome: v.optional(v.boolean(), true),
});

export const serverboundDoorSchemas = [doorChangeSchema, answerKnockSchema, letInSchema] as const;
export type ServerboundDoor = v.InferOutput<(typeof serverboundDoorSchemas)[number]>;

/** Returns whether a message asks the host to change who comes in, or to let someone in. */
export function isDoorMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundDoor['type'] }> {
  return message.type === 'set-door' || message.type === 'answer-knock' || message.type === 'let-in';
}

/** How people come to a door: from the local network, from a directory, or with an invitation. */
export const KNOCK_SOURCES = ['lan', 'directory', 'invited'] as const;
export type KnockSource = (typeof KNOCK_SOURCES)[number];

/** UTF-16 code units. */
const MAX_NAME_LENGTH = 128;

/** More than can wait at a time. */
const MAX_KNOCKS = 128;

/** The door, for those who may lock the lobby: sent when the channel opens, and on change. */
const doorSchema = v.object({
  type: v.literal('door'),
  entry: v.fallback(v.picklist(ENTRIES), 'open'),
  known: v.boolean(),
  hasPassword: v.boolean(),
  /** null = as many as `maxPlaces`, which the host can take. */
  places: placesSchema,
  maxPlaces: v.pipe(v.number(), v.integer(), v.minValue(1)),
  perMinute: placesSchema,
  /** Newcomers in the last minute, when they are so many that this may be a raid; 0 = there are not. */
  newcomers: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Those who wait outside, the first first. */
  knocks: v.pipe(
    v.array(
      v.object({
        id: knockId,
        name: v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH), v.transform(shownText)),
        source: v.fallback(v.picklist(KNOCK_SOURCES), 'invited'),
      }),
    ),
    v.maxLength(MAX_KNOCKS),
  ),
});
export type DoorMessage = v.InferOutput<typeof doorSchema>;

export const clientboundDoorSchemas = [doorSchema] as const;
