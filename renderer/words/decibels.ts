import type { TFunction } from 'i18next';
import { formatNumber } from '../i18n/format.ts';

/** Formats whole decibels: "-6 dB". */
export function formatDecibels(decibels: number, t: TFunction<'common'>, language: string): string {
  return t('decibels', { value: formatNumber(decibels, language, 0) });
}

/** Formats a gain in whole decibels, with its sign: "+6 dB". */
export function formatGain(gainDb: number, t: TFunction<'common'>, language: string): string {
  return t('decibels', { value: `${gainDb > 0 ? '+' : ''}${formatNumber(gainDb, language, 0)}` });
}
