import { readServerGameMessage } from '../../../shared/protocol/server-game.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { MAX_GAME_MESSAGE_BYTES, MAX_LISTED_PLAYERS } from './game-api-limits.ts';
import type { GameLobby } from './game-lobby.ts';
import { withShortLabels } from './shorten-labels.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Applies the bytes of one message, without the players whose entries do not fit. Returns the answer's text. */
export function applyGameMessage(bytes: Uint8Array, lobby: GameLobby): Result<string, 'bad-message'> {
  const text = decode(bytes);
  if (text === undefined) return failure('bad-message', 'The message is not valid UTF-8.');
  const message = readServerGameMessage(text, MAX_GAME_MESSAGE_BYTES);
  if (!message.ok) return message;
  const { refused, players } = message.value;
  const { applied, unknown } = lobby.applyServerMessage({ ...message.value, players: players.map(withShortLabels) });
  return success(
    JSON.stringify({
      type: 'applied',
      applied,
      unknown: unknown.slice(0, MAX_LISTED_PLAYERS),
      refused: refused.slice(0, MAX_LISTED_PLAYERS).map(({ player, field, why }) => ({ player, field, why })),
    }),
  );
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
