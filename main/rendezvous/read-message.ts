import * as v from 'valibot';
import { parseMessage } from '../../shared/protocol/parse.ts';
import {
  MAX_RENDEZVOUS_MESSAGE_LENGTH,
  RENDEZVOUS_VERSION,
  toRendezvousSchema,
  type ToRendezvous,
} from '../../shared/rendezvous/messages.ts';
import { failure, type Result } from '../../shared/result.ts';

const envelopeSchema = v.object({ version: v.optional(v.unknown()) });

/** Reads a message; checks the version first, so that a program of another version gets exactly that error. */
export function readRendezvousMessage(text: string): Result<ToRendezvous, 'bad-message' | 'unsupported-version'> {
  const message = parseMessage(text, toRendezvousSchema, MAX_RENDEZVOUS_MESSAGE_LENGTH);
  if (message.ok) return message;
  const envelope = parseMessage(text, envelopeSchema, MAX_RENDEZVOUS_MESSAGE_LENGTH);
  if (!envelope.ok || envelope.value.version === undefined || envelope.value.version === RENDEZVOUS_VERSION)
    return message;
  return failure(
    'unsupported-version',
    `This rendezvous server speaks version ${RENDEZVOUS_VERSION}. Update the older program.`,
  );
}
