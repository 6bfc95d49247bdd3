import { VOICE_STRENGTHS, type VoiceStrength } from '../../../shared/model/presence.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** How far one is heard with one strength of voice. */
export interface RangeRing {
  readonly strength: VoiceStrength;
  readonly metres: number;
  /** Whether one speaks like this now. */
  readonly isActive: boolean;
}

/**
 * The rings around oneself, from the inside out. None where a voice carries everywhere: its loudness is no matter of
 * distance.
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

/** How far one is heard now; 0 where distance does not matter. */
export function activeMetres(rings: readonly RangeRing[]): number {
  return rings.find(({ isActive }) => isActive)?.metres ?? 0;
}

/** The rules' offset stands at a right angle on every distance: see `effectiveMetres`. */
function reachMetres(metres: number, offsetMetres: number): number {
  return Math.sqrt(Math.max(0, metres * metres - offsetMetres * offsetMetres));
}
