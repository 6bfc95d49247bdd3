/** Grades of how well a connection carries a conversation. */
export type ConnectionGrade = 'unknown' | 'good' | 'fair' | 'poor';

// ITU-T G.114: up to 150 ms one way most talks are unaffected, above 400 ms they suffer. A round trip is twice that,
// and buffers and mixing add about 100 ms one way. Opus conceals losses of a few percent without being noticed.
const GOOD = { roundTripMs: 120, lossPercent: 2 };
const FAIR = { roundTripMs: 300, lossPercent: 8 };

/** Grades a round trip and the worse of the losses; null = not known. */
export function connectionGrade(roundTripMs: number | null, lossPercent: number | null): ConnectionGrade {
  if (roundTripMs === null && lossPercent === null) return 'unknown';
  const fits = (limit: typeof GOOD): boolean =>
    (roundTripMs ?? 0) <= limit.roundTripMs && (lossPercent ?? 0) <= limit.lossPercent;
  return fits(GOOD) ? 'good' : fits(FAIR) ? 'fair' : 'poor';
}

/** Returns whether a loss alone makes a connection poor. */
export function isLossPoor(lossPercent: number | null): boolean {
  return connectionGrade(null, lossPercent) === 'poor';
}

/** Returns the worse of two losses; null if neither is known. */
export function worseLoss(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
