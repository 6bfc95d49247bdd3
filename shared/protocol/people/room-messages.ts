import * as v from 'valibot';
import {
  MAX_ROOMS,
  roomHearingSchema,
  roomIdSchema,
  roomLimitSchema,
  roomNameInputSchema,
  roomPasswordSchema,
} from '../../model/people/lobby-room.ts';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages about a lobby's rooms. Only hosts whose `joined` accepts `room-enter` know those to the host. */

const requestNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
const shown = v.pipe(v.string(), v.transform(shownText));

/**
 * The sender enters a room, or the open space (0). `bring`: the others where it was are asked to follow, and those whom
 * the sender may move are moved. The host answers each of these messages with `room-answer`.
 */
const roomEnterSchema = v.object({
  type: v.literal('room-enter'),
  request: requestNumber,
  room: roomIdSchema,
  password: v.optional(roomPasswordSchema, ''),
  bring: v.optional(v.boolean(), false),
});

/** Moves another participant. Takes the permission `move`, and a higher rank than theirs. */
const roomMoveSchema = v.object({
  type: v.literal('room-move'),
  request: requestNumber,
  id: participantId,
  room: roomIdSchema,
});

/** Creates a room (`room` 0) or changes one. Takes the permission `rules`. */
const roomSetSchema = v.object({
  type: v.literal('room-set'),
  request: requestNumber,
  room: roomIdSchema,
  name: roomNameInputSchema,
  hearing: v.optional(roomHearingSchema, 'everyone'),
  limit: v.optional(roomLimitSchema, 0),
  /** '' = none; null = as before. */
  password: v.optional(v.nullable(roomPasswordSchema), null),
});

/** Deletes a room, whose people are in the open space then. Takes the permission `rules`. */
const roomDeleteSchema = v.object({ type: v.literal('room-delete'), request: requestNumber, room: roomIdSchema });

export const serverboundRoomSchemas = [roomEnterSchema, roomMoveSchema, roomSetSchema, roomDeleteSchema] as const;
export type ServerboundRoomMessage = v.InferOutput<(typeof serverboundRoomSchemas)[number]>;
export type RoomEnter = v.InferOutput<typeof roomEnterSchema>;
export type RoomSet = v.InferOutput<typeof roomSetSchema>;

const ROOM_MESSAGES: readonly string[] = ['room-enter', 'room-move', 'room-set', 'room-delete'];

/** Returns whether a message is about rooms. */
export function isRoomMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ServerboundRoomMessage['type'] }> {
  return ROOM_MESSAGES.includes(message.type);
}

/** Why a host can refuse. `room-refused`: for a reason that this version does not know. */
const ROOM_REFUSALS = [
  'no-such-room',
  'room-full',
  'wrong-room-password',
  'too-many-tries',
  'too-many-rooms',
  'bad-room-name',
  'room-name-taken',
  'not-permitted',
  'rank-too-high',
  'not-here',
  'too-many-actions',
  'room-refused',
] as const;
export type RoomRefusal = (typeof ROOM_REFUSALS)[number];

/** Answers each message about rooms. `code` is '' on success; `message` says it in English. */
const roomAnswerSchema = v.object({
  type: v.literal('room-answer'),
  request: requestNumber,
  code: v.fallback(v.picklist(['', ...ROOM_REFUSALS]), 'room-refused'),
  message: shown,
});

/** All rooms, in their order. Sent when the channel opens, and on change. */
const roomsSchema = v.object({
  type: v.literal('rooms'),
  rooms: v.pipe(
    v.array(
      v.object({
        id: v.pipe(roomIdSchema, v.minValue(1)),
        name: shown,
        /** A way of hearing that this version does not know is one that it cannot explain: by distance. */
        hearing: v.fallback(roomHearingSchema, 'distance'),
        limit: v.optional(roomLimitSchema, 0),
        hasPassword: v.optional(v.boolean(), false),
      }),
    ),
    v.maxLength(MAX_ROOMS),
    v.readonly(),
  ),
});

/**
 * Something that another player did with the receiver. `moved`: into `room`; `deleted`: the room where the receiver was
 * is no more; `follow`: the player asks the receiver to come to `room`.
 */
const roomNoticeSchema = v.object({
  type: v.literal('room-notice'),
  what: v.picklist(['moved', 'deleted', 'follow']),
  by: shown,
  room: roomIdSchema,
  /** The name of the room, which may be gone; '' = the open space. */
  name: shown,
});
export type RoomNotice = v.InferOutput<typeof roomNoticeSchema>;

export const clientboundRoomSchemas = [roomAnswerSchema, roomsSchema, roomNoticeSchema] as const;
