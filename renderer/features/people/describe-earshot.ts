import type { TFunction } from 'i18next';
import { formatMetres } from '../../i18n/format.ts';

/** Describes how far your own voice carries: "your range: 30 m". */
export function describeEarshot(metres: number, t: TFunction<'people'>, language: string): string {
  return metres === Infinity ? t('heardByEverybody') : t('heardUpTo', { distance: formatMetres(metres, language) });
}
