import type { TFunction } from 'i18next';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { normalReach, phasesWith } from '../words/heard-modes.ts';

type T = TFunction<'rules'>;

/** Says in a few words what a set is like: how far voices carry, and its channels. */
export function setDetail(rules: HearingRules, t: T): string {
  const { channels } = rules;
  const ways = (['team', 'radio', 'everybody'] as const).filter((channel) => channels[channel]);
  const reach =
    phasesWith(rules, 'nearby').length > 0
      ? t('sets.carries', { distance: normalReach(rules) * rules.maxMetres })
      : t('sets.byAll');
  return [reach, ...ways.map((channel) => t(`editor.${channel}`))].join(' · ');
}
