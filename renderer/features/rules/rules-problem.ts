import type { TFunction } from 'i18next';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** Explains why rules cannot be applied; null = they can. The fields themselves refuse numbers outside their range. */
export function rulesProblem(
  { law, minMetres, maxMetres, curve }: Pick<HearingRules, 'law' | 'minMetres' | 'maxMetres' | 'curve'>,
  t: TFunction<'rules'>,
): string | null {
  if (minMetres >= maxMetres) return t('problem.endTooNear');
  if (law !== 'curve') return null;
  if (curve[0]?.[0] !== 0 || curve.at(-1)?.[0] !== maxMetres || curve.length < 2)
    return t('problem.curveEnds', { start: 0, end: maxMetres });
  const isFalling = curve.every(([metres, gain], index) => {
    const before = curve[index - 1];
    return before === undefined || (metres > before[0] && gain <= before[1]);
  });
  return isFalling ? null : t('problem.curveRises');
}
