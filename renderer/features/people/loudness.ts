import { SILENCE_DB, gainToDb } from '../../../shared/units.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
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
