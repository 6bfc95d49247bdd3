import { parseParticipantName, withUniqueSuffix } from '../../../shared/model/name.ts';
import { MAX_RULE_SETS, type Settings } from '../../../shared/model/settings.ts';
import { formatRulesText, parseStoredRules, type NamedRules } from '../../../shared/protocol/rules/rules-text.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** A set of rules that you saved. No two have the same name. */
export type OwnSet = NamedRules;

/** Your sets as the settings keep them. */
export interface OwnSets {
  readonly sets: readonly OwnSet[];
  /** Texts that this version cannot read; they are kept. */
  readonly unreadable: readonly string[];
}

/** Why sets stay as they are: there is no room for another, or the name is empty or taken. */
export type SetsFailure = 'sets-full' | 'no-name' | 'name-taken';
type SetsResult = Result<readonly OwnSet[], SetsFailure>;

/** Reads the sets of the settings. A name that is missing or taken gets a number. */
export function readOwnSets(stored: Settings['ruleSets'], unnamed: string): OwnSets {
  const sets: OwnSet[] = [];
  const unreadable: string[] = [];
  for (const text of stored) {
    const read = parseStoredRules(text);
    if (read === undefined) unreadable.push(text);
    else sets.push({ ...read, name: freeName(read.name === '' ? unnamed : read.name, sets) });
  }
  return { sets, unreadable };
}

/** Returns the sets as the settings keep them. */
export function writeOwnSets({ sets, unreadable }: OwnSets): Settings['ruleSets'] {
  return [...sets.map(formatRulesText), ...unreadable].slice(0, MAX_RULE_SETS);
}

/** Returns `name`, with a number if a set has it already. */
export function freeName(name: string, sets: readonly OwnSet[]): string {
  return withUniqueSuffix(name, new Set(sets.map((set) => set.name)));
}

/** Adds a set at the end, or at `index`. */
export function addSet(sets: readonly OwnSet[], set: OwnSet, index = sets.length): SetsResult {
  if (sets.length >= MAX_RULE_SETS)
    return failure('sets-full', `There are ${MAX_RULE_SETS} sets already. Delete one of them.`);
  const name = checkName(sets, set.name);
  return name.ok ? success(sets.toSpliced(index, 0, { ...set, name: name.value })) : name;
}

/** Gives a set another name. */
export function renameSet(sets: readonly OwnSet[], before: string, after: string): SetsResult {
  const others = sets.filter(({ name }) => name !== before);
  const name = checkName(others, after);
  return name.ok ? success(sets.map((set) => (set.name === before ? { ...set, name: name.value } : set))) : name;
}

/** Replaces the rules of a set. */
export function replaceRules(sets: readonly OwnSet[], name: string, rules: HearingRules): readonly OwnSet[] {
  return sets.map((set) => (set.name === name ? { ...set, rules } : set));
}

export function removeSet(sets: readonly OwnSet[], name: string): readonly OwnSet[] {
  return sets.filter((set) => set.name !== name);
}

function checkName(sets: readonly OwnSet[], input: string): Result<string, SetsFailure> {
  const name = parseParticipantName(input);
  if (name === undefined) return failure('no-name', 'A set of rules needs a name. Enter one.');
  const isTaken = sets.some((set) => set.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  return isTaken ? failure('name-taken', 'Another set has this name. Choose a different one.') : success(name);
}
