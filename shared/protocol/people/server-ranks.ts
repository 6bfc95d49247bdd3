import * as v from 'valibot';
import { parseJsonText } from '../../json-text.ts';
import { identitySchema } from '../../model/people/person.ts';
import { editableRankSchema } from '../../model/people/rank.ts';
import { failure, success, type Result } from '../../result.ts';
import { describeGameIssue } from '../describe-game-issue.ts';

/** The server API's message about ranks (`docs/games/game-server-api.md`). */

export const MAX_SERVER_RANKS = 200;

const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));

/** A player, by identity or by the id in the lobby; the identity counts first. */
const rankRowSchema = v.object({
  id: v.optional(participantId),
  identity: v.optional(v.union([v.literal(''), identitySchema])),
  rank: editableRankSchema,
});
export type RankRow = v.InferOutput<typeof rankRowSchema>;

const serverRanksSchema = v.object({
  type: v.literal('ranks'),
  players: v.pipe(v.array(rankRowSchema), v.maxLength(MAX_SERVER_RANKS)),
});

/** Parses a game server's message about ranks. No part of a message counts that does not fit. */
export function readServerRanks(text: string): Result<readonly RankRow[], 'bad-message'> {
  const json = parseJsonText(text);
  if (!json.ok) return failure('bad-message', `The message is not JSON. ${json.error.message}`);
  const parsed = v.safeParse(serverRanksSchema, json.value, { abortEarly: true });
  if (!parsed.success) return failure('bad-message', describeGameIssue(parsed.issues[0]));
  const nameless = parsed.output.players.findIndex(({ id, identity = '' }) => id === undefined && identity === '');
  return nameless < 0
    ? success(parsed.output.players)
    : failure('bad-message', `players.${nameless} has no id or identity from GET /game/v1/lobby.`);
}
