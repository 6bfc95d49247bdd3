/**
 * What a member must not forget, or it could vote twice: its program stores it before it votes or acknowledges, for
 * each lobby id, where a reload or a restart finds it again.
 */
export interface VoteMemory {
  /** The highest epoch it has voted in; 0 = none. */
  readonly votedEpoch: number;
  /** The succession that it has acknowledged or voted under last: it never votes under an older one. */
  readonly epoch: number;
  readonly version: number;
  /** It has left the lobby, which counts as a promise not to vote before it acknowledges a succession once more. */
  readonly isReleased: boolean;
}

export const NO_VOTES: VoteMemory = { votedEpoch: 0, epoch: 0, version: 0, isReleased: false };
