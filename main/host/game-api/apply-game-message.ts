import { serverGameMessageSchema } from '../../../shared/protocol/game.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { MAX_GAME_MESSAGE_BYTES, MAX_UNKNOWN_NAMES } from './game-api-limits.ts';
import type { GameLobby } from './game-lobby.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Applies the bytes of one message, either completely or not at all. Returns the answer's text. */
export function applyGameMessage(bytes: Uint8Array, lobby: GameLobby): Result<string, 'bad-message'> {
  const text = decode(bytes);
  if (text === undefined) return failure('bad-message', 'The message is not valid UTF-8.');
  const message = parseMessage(text, serverGameMessageSchema, MAX_GAME_MESSAGE_BYTES);
  if (!message.ok) return message;
  const { players, unknown } = lobby.applyServerMessage(message.value);
  return success(JSON.stringify({ type: 'applied', players, unknown: unknown.slice(0, MAX_UNKNOWN_NAMES) }));
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
