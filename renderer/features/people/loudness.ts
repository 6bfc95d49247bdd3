import type { TFunction } from 'i18next';
import { SILENCE_DB, gainToDb } from '../../../shared/units.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Preference } from './people-store.ts';

/**
 * How loud one hears somebody at this distance, dB against next to one's ear, `SILENCE_DB` = not at all: by the lobby's
 * law of distance for a normal voice, and by what one has set oneself. Walls, worlds and channels only the host knows
 * of. `metres` undefined = not known.
 */
export function heardGainDb(
  metres: number | undefined,
  rules: HearingRules,
  { volumePercent, isMuted, isBlocked }: Preference,
): number {
  if (isMuted || isBlocked) return SILENCE_DB;
  return gainToDb(
    (volumePercent / 100) * (metres === undefined && rules.law !== 'flat' ? 0 : distanceGain(metres ?? 0, rules)),
  );
}

/** The same in words. */
export function describeLoudness(gainDb: number, t: TFunction<'people'>, language: string): string {
  if (gainDb <= SILENCE_DB) return t('loudness.none');
  const gain = t('decibels', { value: formatNumber(gainDb, language, 0) });
  if (gainDb > -3) return t('loudness.close', { gain });
  if (gainDb > -12) return t('loudness.clear', { gain });
  return gainDb > -24 ? t('loudness.quiet', { gain }) : t('loudness.faint', { gain });
}
