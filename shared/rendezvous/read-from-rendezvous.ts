import * as v from 'valibot';
import { checkMessage, parseMessage } from '../protocol/parse.ts';
import { success, type Result } from '../result.ts';
import { fromRendezvousSchema, MAX_RENDEZVOUS_ANSWER_LENGTH, type FromRendezvous } from './messages.ts';

const anyMessageSchema = v.looseObject({ type: v.string() });
const KNOWN_TYPES: ReadonlySet<string> = new Set(
  fromRendezvousSchema.options.map(({ entries }) => entries.type.literal),
);

/** Reads a message of a rendezvous; undefined for a type that only a newer version knows, which clients ignore. */
export function readFromRendezvous(text: string): Result<FromRendezvous | undefined, 'bad-message'> {
  const message = parseMessage(text, anyMessageSchema, MAX_RENDEZVOUS_ANSWER_LENGTH);
  if (!message.ok) return message;
  return KNOWN_TYPES.has(message.value.type) ? checkMessage(message.value, fromRendezvousSchema) : success(undefined);
}
