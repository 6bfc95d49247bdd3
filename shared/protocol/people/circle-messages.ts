import * as v from 'valibot';
import { roomIdSchema } from '../../model/people/lobby-room.ts';
import { clientboundRoomSchemas, serverboundRoomSchemas } from './room-messages.ts';
import { clientboundWhisperSchemas, whisperToSchema } from './whisper-messages.ts';

/** Channel messages about who talks with whom, whatever the distance: rooms, and whispers to chosen players. */
export const serverboundCircleSchemas = [...serverboundRoomSchemas, whisperToSchema] as const;
export const clientboundCircleSchemas = [...clientboundRoomSchemas, ...clientboundWhisperSchemas] as const;

export type ClientboundCircle = v.InferOutput<(typeof clientboundCircleSchemas)[number]>;

/** Returns whether a host's message is about rooms or whispers. */
export function isCircleMessage<Message extends { readonly type: string }>(
  message: Message,
): message is Extract<Message, { readonly type: ClientboundCircle['type'] }> {
  return clientboundCircleSchemas.some((schema) => schema.entries.type.literal === message.type);
}

/** The room of a participant in the roster; hosts of earlier versions leave it out. */
export const roomFieldSchema = v.optional(v.fallback(roomIdSchema, 0), 0);
