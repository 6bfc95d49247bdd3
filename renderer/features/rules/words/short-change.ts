import type { TFunction } from 'i18next';
import type { RulesAndPhase } from '../rules-store.ts';
import { changesInWords } from './rules-changes.ts';

/** A toast that says more is not read. */
const MOST_SENTENCES = 2;

/** Says in a line what changes. '' = nothing that players notice. */
export function shortChange(before: RulesAndPhase, after: RulesAndPhase, t: TFunction<'rules'>): string {
  const phase = before.phase === after.phase ? [] : [t(`change.to.${after.phase}`)];
  const sentences = [...phase, ...changesInWords(before.rules, after.rules, t)];
  const shown = sentences.slice(0, MOST_SENTENCES);
  return [...shown, ...(sentences.length > shown.length ? [t('change.more')] : [])].join(' ');
}
