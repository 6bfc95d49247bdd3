import { HEARING_PRESET_IDS, HEARING_PRESETS, type HearingPresetId } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESETS, type LawPresetId } from '../../../shared/spatial/law-presets.ts';

/** A preset of all rules (`plain`: by distance only), or of the distances of another program. */
export type PresetId = 'plain' | HearingPresetId | LawPresetId;

const ALL_RULES: Readonly<Record<'plain' | HearingPresetId, HearingRules>> = {
  plain: DEFAULT_HEARING_RULES,
  ...HEARING_PRESETS,
};

/** The presets of all rules, in the order in which they are shown. */
export const ALL_RULES_IDS = ['plain', ...HEARING_PRESET_IDS] as const;

/** Returns the rules that a preset sets. */
export function rulesOfPreset(id: PresetId): Partial<HearingRules> {
  return id in LAW_PRESETS ? LAW_PRESETS[id as LawPresetId] : ALL_RULES[id as 'plain' | HearingPresetId];
}

/**
 * Returns whether the rules are as the preset sets them. A preset of distances says nothing about other rules, and
 * hosts choose the range of `plain`.
 */
export function isPresetInForce(id: PresetId, rules: HearingRules): boolean {
  return Object.entries(rulesOfPreset(id)).every(
    ([field, value]) => (id === 'plain' && field === 'maxMetres') || isEqual(value, rules[field as keyof HearingRules]),
  );
}

/**
 * Returns the preset that rules come from when `known` is the one that they began with: the known one while it is in
 * force, else another preset of all rules that is, else the known one, which was changed.
 */
export function presetOf(rules: HearingRules, known: PresetId): PresetId {
  if (isPresetInForce(known, rules)) return known;
  return ALL_RULES_IDS.find((id) => isPresetInForce(id, rules)) ?? known;
}

/** Compares plain data, in which the order of fields does not matter. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([field, value]) => isEqual(value, right.get(field)));
}
