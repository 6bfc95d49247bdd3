import { readServerRanks, type RankRow } from '../../../shared/protocol/people/server-ranks.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { MAX_LISTED_PLAYERS } from './game-api-limits.ts';

/** The part of a lobby that gives ranks for a game server. */
export interface RankGiver {
  giveRanks(rows: readonly RankRow[]): {
    readonly applied: number;
    readonly unknown: readonly string[];
    readonly refused: readonly { readonly player: number; readonly why: string }[];
  };
}

const decoder = new TextDecoder();

/** Applies the bytes of a message about ranks, if the token may give any. Returns the answer's text. */
export function applyRanks(
  bytes: Uint8Array,
  ranks: RankGiver | undefined,
): Result<string, 'bad-message' | 'not-permitted'> {
  if (ranks === undefined)
    return failure(
      'not-permitted',
      "This token reports positions and gives no ranks. Start the host with 'npm run serve -- --game-ranks' to allow that.",
    );
  const rows = readServerRanks(decoder.decode(bytes));
  if (!rows.ok) return rows;
  const { applied, unknown, refused } = ranks.giveRanks(rows.value);
  return success(
    JSON.stringify({
      type: 'ranked',
      applied,
      unknown: unknown.slice(0, MAX_LISTED_PLAYERS),
      refused: refused.slice(0, MAX_LISTED_PLAYERS),
    }),
  );
}
