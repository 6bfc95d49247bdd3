/** A voice this quiet is barely audible. */
const FAINTEST_DB = -40;

/** Converts a gain into how full its bar is, 0 to 1. Linear in dB, as hearing is. */
export function gainToFraction(gainDb: number): number {
  return Math.min(1, Math.max(0, 1 - gainDb / FAINTEST_DB));
}
