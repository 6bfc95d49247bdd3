import { HEARING_PRESETS as GAME_RULES, type HearingPresetId } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** What a host can choose before a lobby opens. */
export type RulesChoice = 'plain' | HearingPresetId;

export const RULES_CHOICES: readonly { readonly value: RulesChoice; readonly label: string; readonly hint: string }[] = [
  { value: 'plain', label: 'By distance only', hint: '' },
  { value: 'social-deduction', label: 'Social deduction', hint: 'The living do not hear the dead. In a meeting they all hear each other.' },
  { value: 'survival', label: 'Survival', hint: 'Far voices across the land, whispers and shouts.' },
  { value: 'roleplay', label: 'Role-play', hint: 'Streets, cars and radios: short distances, muffled walls.' },
  { value: 'shooter', label: 'Shooter', hint: 'Team channel and radio. The dead talk among themselves.' },
];

export type RangeChoice = 'room' | 'yard' | 'field' | 'valley';

/** Ranges as one imagines them, for rules by distance only. The law and the full-loudness distance stay the defaults. */
export const RANGE_CHOICES: readonly { readonly value: RangeChoice; readonly label: string; readonly maxMetres: number }[] = [
  { value: 'room', label: 'Room', maxMetres: 15 },
  { value: 'yard', label: 'Yard', maxMetres: 30 },
  { value: 'field', label: 'Field', maxMetres: 60 },
  { value: 'valley', label: 'Valley', maxMetres: 120 },
];

/** The rules of a choice; `range` counts where it is the plain one. */
export function rulesOfChoice(choice: RulesChoice, range: RangeChoice): HearingRules {
  if (choice !== 'plain') return GAME_RULES[choice];
  const maxMetres = RANGE_CHOICES.find(({ value }) => value === range)?.maxMetres ?? DEFAULT_HEARING_RULES.maxMetres;
  return { ...DEFAULT_HEARING_RULES, maxMetres };
}
