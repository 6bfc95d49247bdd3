import { SILENCE_DB, gainToDb } from '../../../shared/units.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Preference } from './people-store.ts';

/**
 * Returns how loudly you hear a player at this distance, dB relative to a voice next to your ear; `SILENCE_DB` = not at
 * all. It applies the lobby's attenuation curve to a normal voice, and your own settings. Only the host knows of walls,
 * worlds and channels. `rules`: as you hear others by them now. `metres` undefined = not known. `canHear`: you are
 * connected and not deafened.
 */
export function heardGainDb(
  metres: number | undefined,
  rules: HearingRules,
  { volumePercent, isMuted, isBlocked }: Preference,
  canHear: boolean,
): number {
  if (!canHear || isMuted || isBlocked) return SILENCE_DB;
  return gainToDb(
    (volumePercent / 100) * (metres === undefined && rules.law !== 'flat' ? 0 : distanceGain(metres ?? 0, rules)),
  );
}
