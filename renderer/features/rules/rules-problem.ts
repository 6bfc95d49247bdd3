import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** What keeps rules from being in force, in words; null = nothing. The fields themselves allow no number out of its range. */
export function rulesProblem({ law, minMetres, maxMetres, curve }: Pick<HearingRules, 'law' | 'minMetres' | 'maxMetres' | 'curve'>): string | null {
  if (minMetres >= maxMetres) return 'A voice must end farther away than it is at full loudness.';
  if (law !== 'curve') return null;
  if (curve[0]?.[0] !== 0 || curve.at(-1)?.[0] !== maxMetres || curve.length < 2) return `The curve must go from 0 m to ${maxMetres} m.`;
  const isFalling = curve.every(([metres, gain], index) => {
    const before = curve[index - 1];
    return before === undefined || (metres > before[0] && gain <= before[1]);
  });
  return isFalling ? null : 'The curve must never rise, and its distances must grow.';
}
