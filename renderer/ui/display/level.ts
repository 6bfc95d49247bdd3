/** Below this level a microphone is as good as silent, dB relative to full scale. */
const QUIET_DB = -54;
const LOUD_DB = -6;

/**
 * Converts a level in dB relative to full scale into how far a bar or ring is filled, 0 to 1. Linear in dB, as hearing
 * is.
 */
export function levelToFraction(levelDb: number): number {
  return Math.min(1, Math.max(0, (levelDb - QUIET_DB) / (LOUD_DB - QUIET_DB)));
}
