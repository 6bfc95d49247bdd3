import * as v from 'valibot';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Names a lobby where votes are kept: its id, 16 bytes as base64url. */
export const lobbyIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

/**
 * The memory that keeps a member from voting twice: its program stores it before it votes or acknowledges, for each
 * lobby, where a reload or a restart finds it again.
 */
export const voteMemorySchema = v.object({
  /** The highest epoch it has voted in; 0 = none. */
  votedEpoch: count,
  /** The succession that it has acknowledged or voted under last: it never votes under an older one. */
  epoch: count,
  version: count,
  /** It has left the lobby, which counts as a promise not to vote before it acknowledges a succession once more. */
  isReleased: v.boolean(),
});
export type VoteMemory = Readonly<v.InferOutput<typeof voteMemorySchema>>;

export const NO_VOTES: VoteMemory = { votedEpoch: 0, epoch: 0, version: 0, isReleased: false };
