import {
  HEARING_PRESET_IDS,
  HEARING_PRESETS as GAME_RULES,
  type HearingPresetId,
} from '../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';

/** The choices of a host before a lobby opens. */
export type RulesChoice = 'plain' | HearingPresetId;

/** A set of rules that you saved, by its name. */
export type OwnRulesChoice = `own:${string}`;

export const RULES_CHOICES: readonly RulesChoice[] = ['plain', ...HEARING_PRESET_IDS];

export const RANGE_CHOICES = ['room', 'yard', 'field', 'valley'] as const;
export type RangeChoice = (typeof RANGE_CHOICES)[number];

/**
 * Ranges that are easy to imagine, for rules by distance only. The attenuation curve and the full-loudness distance
 * keep their defaults.
 */
export const RANGE_METRES: Readonly<Record<RangeChoice, number>> = { room: 15, yard: 30, field: 60, valley: 120 };

/** Returns the rules of a choice; `range` applies to the one by distance only. */
export function rulesOfChoice(choice: RulesChoice, range: RangeChoice): HearingRules {
  if (choice !== 'plain') return GAME_RULES[choice];
  return { ...DEFAULT_HEARING_RULES, maxMetres: RANGE_METRES[range] };
}
