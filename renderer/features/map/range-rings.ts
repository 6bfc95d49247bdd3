import { VOICE_STRENGTHS, type VoiceStrength } from '../../../shared/model/presence.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** Your range at one voice strength. */
export interface RangeRing {
  readonly strength: VoiceStrength;
  readonly metres: number;
  /** Whether you currently speak at this strength. */
  readonly isActive: boolean;
}

/**
 * Returns the rings around you, from the inside out; none when voices carry everywhere, because distance does not
 * matter then.
 */
export function rangeRings(
  rules: Pick<HearingRules, 'law' | 'maxMetres' | 'offsetMetres' | 'strengths'>,
  voice: VoiceStrength,
): readonly RangeRing[] {
  if (rules.law === 'flat') return [];
  const active = rules.strengths[voice] > 0 ? voice : 'normal';
  return VOICE_STRENGTHS.filter((strength) => strength === 'normal' || rules.strengths[strength] > 0)
    .map((strength) => ({
      strength,
      metres: reachMetres(rules.maxMetres * rules.strengths[strength], rules.offsetMetres),
      isActive: strength === active,
    }))
    .filter(({ metres }) => metres > 0)
    .sort((a, b) => a.metres - b.metres);
}

/** Returns your current range; 0 when distance does not matter. */
export function activeMetres(rings: readonly RangeRing[]): number {
  return rings.find(({ isActive }) => isActive)?.metres ?? 0;
}

/** The rules' offset is at a right angle to every distance: see `effectiveMetres`. */
function reachMetres(metres: number, offsetMetres: number): number {
  return Math.sqrt(Math.max(0, metres * metres - offsetMetres * offsetMetres));
}
