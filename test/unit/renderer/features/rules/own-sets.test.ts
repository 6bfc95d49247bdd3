import { expect, it } from 'vitest';
import {
  addSet,
  freeName,
  readOwnSets,
  removeSet,
  renameSet,
  replaceRules,
  writeOwnSets,
  type OwnSet,
} from '../../../../../renderer/features/rules/own-sets.ts';
import { MAX_RULE_SET_LENGTH, MAX_RULE_SETS } from '../../../../../shared/model/settings.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';

const set = (name: string, rules: HearingRules = DEFAULT_HEARING_RULES): OwnSet => ({ name, rules });
const names = (sets: readonly OwnSet[]) => sets.map(({ name }) => name);

it('reads what it writes', () => {
  const sets = [set('Tag', HEARING_PRESETS.shooter), set('Opera')];
  const stored = writeOwnSets({ sets, unreadable: ['from a later version'] });
  expect(readOwnSets(stored, 'Rules')).toEqual({ sets, unreadable: ['from a later version'] });
});

it('fits the settings even with the longest curve and every rule changed', () => {
  const digits = 1 / 3;
  const rules: HearingRules = {
    ...HEARING_PRESETS.shooter,
    law: 'curve',
    minMetres: digits,
    maxMetres: 99_999 + digits,
    edgeDb: -100 + digits,
    curve: Array.from({ length: 32 }, (_, index) => [(index * (99_999 + digits)) / 31, 1 - index / 31] as const),
    offsetMetres: digits,
    floorGain: digits,
    strengths: { whisper: digits, normal: digits, shout: 9 + digits },
    pan: 'full',
    directionFrom: 'avatar',
    interauralDelay: true,
    enclosures: 'muffled',
    duckingDb: -50 + digits,
    trust: 'positions',
    mapShows: 'everybody',
  };
  const [text] = writeOwnSets({ sets: [set('x'.repeat(32), rules)], unreadable: [] });
  expect(text?.length).toBeLessThan(MAX_RULE_SET_LENGTH);
});

it('gives nameless and repeated sets a name of their own', () => {
  const stored = writeOwnSets({ sets: [set('Tag'), set('Tag'), set('')], unreadable: [] });
  expect(names(readOwnSets(stored, 'Rules').sets)).toEqual(['Tag', 'Tag 2', 'Rules']);
});

it('adds a set at the end or where it was', () => {
  expect(addSet([set('a'), set('b')], set(' c '))).toMatchObject({ ok: true, value: [{}, {}, { name: 'c' }] });
  expect(addSet([set('a'), set('b')], set('c'), 1)).toMatchObject({ ok: true, value: [{}, { name: 'c' }, {}] });
});

it('refuses a name that is empty or taken in any case, and more sets than fit', () => {
  const full = Array.from({ length: MAX_RULE_SETS }, (_, index) => set(`set ${index}`));
  expect(addSet([], set('  '))).toMatchObject({ ok: false, error: { code: 'no-name' } });
  expect(addSet([set('Tag')], set('tag'))).toMatchObject({ ok: false, error: { code: 'name-taken' } });
  expect(addSet(full, set('another'))).toMatchObject({ ok: false, error: { code: 'sets-full' } });
  expect(renameSet([set('Tag'), set('Opera')], 'Opera', 'TAG')).toMatchObject({
    ok: false,
    error: { code: 'name-taken' },
  });
});

it('renames, replaces and removes by name', () => {
  const sets = [set('Tag'), set('Opera')];
  expect(renameSet(sets, 'Tag', 'tag')).toMatchObject({ ok: true, value: [{ name: 'tag' }, { name: 'Opera' }] });
  expect(replaceRules(sets, 'Opera', HEARING_PRESETS.survival)[1]).toEqual(set('Opera', HEARING_PRESETS.survival));
  expect(names(removeSet(sets, 'Tag'))).toEqual(['Opera']);
});

it('finds a free name', () => {
  expect(freeName('Tag', [set('Tag'), set('Tag 2')])).toBe('Tag 3');
});
