import type { TFunction } from 'i18next';
import { formatMilliseconds, formatNumber } from '../../i18n/format.ts';

/** The round trip and losses of a participant; null = not known. */
export interface PersonQuality {
  readonly roundTripMs: number | null;
  readonly lossToHostPercent: number | null;
  readonly lossFromHostPercent: number | null;
}

export const UNKNOWN_QUALITY: PersonQuality = { roundTripMs: null, lossToHostPercent: null, lossFromHostPercent: null };

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

/** Returns the worse of two losses; null if neither is known. */
export function worseLoss(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** Writes "24 ms, 0.5 % lost", as briefly as possible, or "not measured yet" if nothing is known. */
export function describeConnection(
  roundTripMs: number | null,
  lossPercent: number | null,
  t: TFunction<'people'>,
  language: string,
): string {
  const parts = [
    ...(roundTripMs === null ? [] : [formatMilliseconds(roundTripMs, language)]),
    ...(lossPercent === null ? [] : [t('lost', { percent: formatLoss(lossPercent, language) })]),
  ];
  return parts.length > 0 ? parts.join(', ') : t('notMeasured');
}

/** Formats a share in percent, without the sign, and with a decimal where it matters. */
export function formatLoss(percent: number, language: string): string {
  return formatNumber(percent, language, percent < 10 ? 1 : 0);
}
