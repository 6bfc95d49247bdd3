import * as v from 'valibot';
import { localGameMessageSchema, type LocalGameMessage } from '../../../../shared/protocol/game.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';

/** A player's message with the longest labels stays under 1,000 bytes. */
export const MAX_GAME_MESSAGE_BYTES = 4_096;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses untrusted bytes as JSON. Fails with `too-large` or `bad-message`. */
export function readJson(bytes: Uint8Array): Result<unknown, 'too-large' | 'bad-message'> {
  if (bytes.byteLength > MAX_GAME_MESSAGE_BYTES)
    return failure(
      'too-large',
      `The message has ${bytes.byteLength} bytes; at most ${MAX_GAME_MESSAGE_BYTES} are accepted.`,
    );
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    return failure('bad-message', 'The message is not UTF-8.');
  }
  try {
    return success(JSON.parse(text) as unknown);
  } catch {
    return failure(
      'bad-message',
      'The message is not JSON. Numbers such as NaN and Infinity cannot be written in JSON.',
    );
  }
}

/** Parses JSON as a message of the local API. Fails with `bad-message`, naming the first field that does not fit. */
export function readGameMessage(json: unknown): Result<LocalGameMessage, 'bad-message'> {
  const parsed = v.safeParse(localGameMessageSchema, json, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const issue = parsed.issues[0];
  return failure('bad-message', `Invalid message: ${v.getDotPath(issue) ?? 'message'}: ${issue.message}`);
}
