import type { HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../../../shared/spatial/is-equal-data.ts';
import type { RuleTopic } from '../../words/rules-in-words.ts';

/** The rules that only those who know them need to see. */
const ADVANCED_FIELDS: Readonly<Record<RuleTopic, readonly (keyof HearingRules)[]>> = {
  distance: ['law', 'curve', 'edgeDb', 'floorGain', 'offsetMetres'],
  hearing: [],
  channels: ['duckingDb'],
  sound: ['directionFrom', 'airAbsorption', 'interauralDelay'],
  positions: ['stale', 'trust'],
  reports: [],
};

/** Returns whether advanced rules of a topic differ from those of the set that the rules began with. */
export function hasAdvancedChange(topic: RuleTopic, rules: HearingRules, base: HearingRules): boolean {
  return ADVANCED_FIELDS[topic].some((field) => !isEqualData(rules[field], base[field]));
}
