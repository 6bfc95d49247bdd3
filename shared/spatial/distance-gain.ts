import { dbToGain } from '../units.ts';
import type { DistanceLaw, HearingRules } from './hearing-rules.ts';

/** Distances below this count as this, even if the rules name no minimum distance. */
const INVERSE_REFERENCE_METRES = 0.5;

/** The inverse law alone never reaches 0, so its last fifth is faded out. */
const INVERSE_FADE_SHARE = 0.2;

/**
 * Returns the distance the attenuation curve is applied to: the distance between the avatars, with the rules' offset at
 * a right angle to it, divided by the reach of the voice (1 = normal). A voice with twice the reach sounds at 20 m as
 * another does at 10 m.
 */
export function effectiveMetres(distanceMetres: number, rules: HearingRules, reach: number): number {
  const { offsetMetres } = rules;
  return (
    (offsetMetres === 0 ? distanceMetres : Math.sqrt(distanceMetres * distanceMetres + offsetMetres * offsetMetres)) /
    reach
  );
}

/**
 * Returns the linear gain of a voice at `metres` (see `effectiveMetres`): 1 up to `minMetres`, 0 at and beyond
 * `maxMetres` (and for NaN), never rising in between. With t = (d - min) / (max - min), from 0 to 1:
 *
 * - linear: 1 - t (Web Audio's linear model with roll-off 1).
 * - inverse: ref / d, ref = max(min, 0.5 m) (OpenAL's clamped inverse distance with roll-off 1, -6 dB per doubling),
 *   times (1 - t) / 0.2 where t > 0.8, so that it ends at 0 without a step.
 * - exponential: 10^(edgeDb * t / 20), cut at max (Mumble's law with volume 0 at the maximum distance, where edgeDb is
 *   -46).
 * - cubic: (1 - t)^3 (Plasmo Voice's (1 - d / max)^3, starting at the minimum distance).
 * - curve: linear between the points of `curve`, which replace the minimum distance.
 *
 * The flat law ignores distance: 1 everywhere, even for NaN. The rules' floor is not applied here: see `distanceGain`.
 */
export function lawGain(metres: number, rules: HearingRules): number {
  if (rules.law === 'flat') return 1;
  if (!(metres < rules.maxMetres)) return 0;
  if (rules.law === 'curve') return curveGain(metres, rules.curve);
  if (metres <= rules.minMetres) return 1;
  const share = (metres - rules.minMetres) / (rules.maxMetres - rules.minMetres);
  return gainWithin(rules.law, metres, share, rules);
}

/**
 * Returns `lawGain` for the distance between two avatars, never below the rules' floor; 0 for NaN and for a voice
 * without reach.
 */
export function distanceGain(distanceMetres: number, rules: HearingRules, reach = 1): number {
  if (rules.law === 'flat') return 1;
  const metres = effectiveMetres(distanceMetres, rules, reach);
  return metres >= 0 && reach > 0 ? Math.max(rules.floorGain, lawGain(metres, rules)) : 0;
}

function gainWithin(
  law: Exclude<DistanceLaw, 'flat' | 'curve'>,
  metres: number,
  share: number,
  rules: HearingRules,
): number {
  switch (law) {
    case 'linear':
      return 1 - share;
    case 'inverse': {
      const reference = Math.max(rules.minMetres, INVERSE_REFERENCE_METRES);
      const fadeOut = Math.min(1, (1 - share) / INVERSE_FADE_SHARE);
      return (reference / Math.max(metres, reference)) * fadeOut;
    }
    case 'exponential':
      return dbToGain(rules.edgeDb * share);
    case 'cubic':
      return (1 - share) * (1 - share) * (1 - share);
  }
}

function curveGain(metres: number, curve: HearingRules['curve']): number {
  for (let i = 1; i < curve.length; i++) {
    const end = curve[i]!;
    if (metres >= end[0]) continue;
    const start = curve[i - 1]!;
    const share = Math.max(0, (metres - start[0]) / (end[0] - start[0]));
    return start[1] + (end[1] - start[1]) * share;
  }
  return 0;
}
