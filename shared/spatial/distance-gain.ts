import { dbToGain } from '../units.ts';
import type { DistanceLaw, HearingRules } from './hearing-rules.ts';

/** Mumble's lowest attenuation short of its cut: 0.005, -46 dB (AudioOutput.cpp, `qMax(0.005f, maxDistVolume)`). */
const EXPONENTIAL_FLOOR_DB = -46;

/** A listener nearer than this to a speaker is at the speaker, also where the rules name no minimum distance. */
const INVERSE_REFERENCE_METRES = 0.5;

/** The inverse law alone never reaches 0, so its last fifth is faded out. */
const INVERSE_FADE_SHARE = 0.2;

/**
 * Linear gain of a voice at `distanceMetres`: 1 up to `minMetres`, 0 at and beyond `maxMetres` (and for NaN), never
 * rising in between. With t = (d - min) / (max - min), from 0 to 1:
 * - linear: 1 - t (Web Audio's linear model with roll-off 1).
 * - inverse: ref / d, ref = max(min, 0.5 m) (OpenAL's clamped inverse distance with roll-off 1, -6 dB a doubling), times
 *   (1 - t) / 0.2 where t > 0.8, so that it ends at 0 without a step.
 * - exponential: 10^(-46 dB * t / 20), cut at max (Mumble's law with volume 0 at the maximum distance).
 * - cubic: (1 - t)^3 (Plasmo Voice's (1 - d / max)^3, begun at the minimum distance).
 * The flat law knows no distance: 1 everywhere, also for NaN.
 */
export function distanceGain(distanceMetres: number, rules: HearingRules): number {
  if (rules.law === 'flat') return 1;
  if (!(distanceMetres < rules.maxMetres)) return 0;
  if (distanceMetres <= rules.minMetres) return 1;
  const share = (distanceMetres - rules.minMetres) / (rules.maxMetres - rules.minMetres);
  return gainWithin(rules.law, distanceMetres, share, rules.minMetres);
}

function gainWithin(law: Exclude<DistanceLaw, 'flat'>, distanceMetres: number, share: number, minMetres: number): number {
  switch (law) {
    case 'linear':
      return 1 - share;
    case 'inverse': {
      const reference = Math.max(minMetres, INVERSE_REFERENCE_METRES);
      const fadeOut = Math.min(1, (1 - share) / INVERSE_FADE_SHARE);
      return (reference / Math.max(distanceMetres, reference)) * fadeOut;
    }
    case 'exponential':
      return dbToGain(EXPONENTIAL_FLOOR_DB * share);
    case 'cubic':
      return (1 - share) * (1 - share) * (1 - share);
  }
}
