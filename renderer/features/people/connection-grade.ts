import type { TFunction } from 'i18next';
import { formatMilliseconds, formatNumber } from '../../i18n/format.ts';

/** The round trip and losses of a participant; null = not known. */
export interface PersonQuality {
  readonly roundTripMs: number | null;
  readonly lossToHostPercent: number | null;
  readonly lossFromHostPercent: number | null;
}

export const UNKNOWN_QUALITY: PersonQuality = { roundTripMs: null, lossToHostPercent: null, lossFromHostPercent: null };

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
