import { HEARING_PRESET_IDS, HEARING_PRESETS, type HearingPresetId } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../shared/spatial/is-equal-data.ts';
import { LAW_PRESET_IDS, LAW_PRESETS, type LawPresetId } from '../../../shared/spatial/law-presets.ts';
import type { OwnSet } from './own-sets.ts';

/** A preset; `plain` is by distance only. */
export type PresetId = 'plain' | HearingPresetId;

/** A preset, or a set of rules that you saved, by its name. */
export type SetId = PresetId | `own:${string}`;

/** The set that the rules of a lobby began with. */
export interface BaseSet {
  readonly id: SetId;
  /** Its rules. Hosts choose the range of `plain`, so they are not always those of the preset. */
  readonly rules: HearingRules;
}

const PRESETS: Readonly<Record<PresetId, HearingRules>> = { plain: DEFAULT_HEARING_RULES, ...HEARING_PRESETS };

/** The presets in the order in which they are shown. */
export const PRESET_IDS: readonly PresetId[] = ['plain', ...HEARING_PRESET_IDS];

/** What the rules of a lobby began with, until its host says what they are. */
export const PLAIN_SET: BaseSet = { id: 'plain', rules: DEFAULT_HEARING_RULES };

export function ownSetId(name: string): SetId {
  return `own:${name}`;
}

/** Returns the name of a set that you saved; undefined = it is a preset. */
export function nameOfOwn(id: SetId): string | undefined {
  return id.startsWith('own:') ? id.slice('own:'.length) : undefined;
}

export function isPresetId(id: SetId): id is PresetId {
  return nameOfOwn(id) === undefined;
}

/** Returns the rules of a preset. */
export function rulesOfPreset(id: PresetId): HearingRules {
  return PRESETS[id];
}

/** Returns the rules of a set; undefined = there is no such set. */
export function rulesOfSet(id: SetId, own: readonly OwnSet[]): HearingRules | undefined {
  return isPresetId(id) ? PRESETS[id] : own.find(({ name }) => ownSetId(name) === id)?.rules;
}

/** Returns whether two sets of rules let players hear alike: recording for reports belongs to no set. */
export function isSameHearing(one: HearingRules, other: HearingRules): boolean {
  return isEqualData({ ...one, recordsForReports: other.recordsForReports }, other);
}

/** Returns the set that rules are: with the range that a host chose, if it is `plain`; undefined = none of them. */
export function findSet(rules: HearingRules, own: readonly OwnSet[]): BaseSet | undefined {
  const ids = [...PRESET_IDS, ...own.map(({ name }) => ownSetId(name))];
  const exact = ids.find((id) => {
    const known = rulesOfSet(id, own);
    return known !== undefined && isSameHearing(known, rules);
  });
  if (exact !== undefined) return { id: exact, rules };
  const plain = { ...DEFAULT_HEARING_RULES, maxMetres: rules.maxMetres };
  return isSameHearing(plain, rules) ? { id: 'plain', rules } : undefined;
}

/** Returns the set that rules are, whatever the map shows: practice shows all players, which have no secrets. */
export function findSetWithAnyMap(rules: HearingRules): BaseSet | undefined {
  const found = PRESET_IDS.find((id) => isEqualData({ ...PRESETS[id], mapShows: rules.mapShows }, rules));
  return found === undefined ? undefined : { id: found, rules };
}

/** Returns the program whose distances the rules have; undefined = none. */
export function findLawPreset(rules: HearingRules): LawPresetId | undefined {
  return LAW_PRESET_IDS.find((id) => isEqualData({ ...rules, ...LAW_PRESETS[id] }, rules));
}
