import type { TFunction } from 'i18next';
import { LIFE_STATES } from '../../../shared/model/presence.ts';
import type { VoiceRange } from '../../../shared/spatial/hearing-now.ts';
import { formatMetres } from '../../i18n/format.ts';

/** Describes how far your own voice carries: "Your range: 30 m". */
export function describeEarshot(range: VoiceRange, t: TFunction<'people'>, language: string): string {
  if (range.kind === 'nobody') return t('heardByNobody');
  if (range.kind === 'metres') return t('heardUpTo', { distance: formatMetres(range.metres, language) });
  if (!range.listeners.includes('alive')) return t('heardNotByLiving');
  return t(range.listeners.length === LIFE_STATES.length ? 'heardByEverybody' : 'heardFar');
}
