import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';

export type HearingPreset = 'room' | 'yard' | 'field' | 'valley';

/** Ranges as one imagines them. The law and the full-loudness distance stay the defaults. */
export const HEARING_PRESETS: readonly { readonly value: HearingPreset; readonly label: string; readonly maxMetres: number }[] = [
  { value: 'room', label: 'Room', maxMetres: 15 },
  { value: 'yard', label: 'Yard', maxMetres: 30 },
  { value: 'field', label: 'Field', maxMetres: 60 },
  { value: 'valley', label: 'Valley', maxMetres: 120 },
];

export function rulesOfPreset(preset: HearingPreset): HearingRules {
  const maxMetres = HEARING_PRESETS.find(({ value }) => value === preset)?.maxMetres ?? DEFAULT_HEARING_RULES.maxMetres;
  return { ...DEFAULT_HEARING_RULES, maxMetres };
}
