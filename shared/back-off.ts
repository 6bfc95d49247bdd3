export interface BackOff {
  /** The pause before the first attempt. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Returns the pause before an attempt, in milliseconds: it doubles with each attempt (0 = the first) up to the longest,
 * and is up to a half shorter, so that the clients of one host do not all return at the same moment. `random`: 0 to 1.
 */
export function backOffMs({ firstMs, longestMs }: BackOff, attempt: number, random: number): number {
  return Math.min(longestMs, firstMs * 2 ** attempt) * (1 - random / 2);
}
