import { readServerGameMessage } from '../../../shared/protocol/server-game.ts';
import { success, type Result } from '../../../shared/result.ts';
import { MAX_GAME_MESSAGE_BYTES, MAX_LISTED_PLAYERS } from './game-api-limits.ts';
import type { GameLobby } from './game-lobby.ts';
import { withShortLabels } from './shorten-labels.ts';

/** Puts U+FFFD in place of bytes that are not UTF-8, so that only the player whose name they are in is refused. */
const decoder = new TextDecoder();

/** Applies the bytes of one message, without the players whose entries do not fit. Returns the answer's text. */
export function applyGameMessage(bytes: Uint8Array, lobby: GameLobby): Result<string, 'bad-message'> {
  const message = readServerGameMessage(decoder.decode(bytes), MAX_GAME_MESSAGE_BYTES);
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
