import { expect, it } from 'vitest';
import {
  findLawPreset,
  findSet,
  PRESET_IDS,
  rulesOfPreset,
  rulesOfSet,
} from '../../../../../renderer/features/rules/known-sets.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESET_IDS, LAW_PRESETS } from '../../../../../shared/spatial/law-presets.ts';

const OWN = [{ name: 'Hide & seek', rules: { ...HEARING_PRESETS.shooter, maxMetres: 25 } }];

it('recognises each preset, also after a journey as JSON', () => {
  for (const id of PRESET_IDS) {
    const rules = JSON.parse(JSON.stringify(rulesOfPreset(id)));
    expect(findSet(rules, [])?.id, id).toBe(id);
  }
});

it('recognises your own sets, and plain rules with any range', () => {
  expect(findSet(OWN[0]!.rules, OWN)?.id).toBe('own:Hide & seek');
  expect(findSet({ ...DEFAULT_HEARING_RULES, maxMetres: 120 }, OWN)).toEqual({
    id: 'plain',
    rules: { ...DEFAULT_HEARING_RULES, maxMetres: 120 },
  });
});

it('does not recognise changed rules', () => {
  expect(findSet({ ...HEARING_PRESETS.shooter, airAbsorption: false }, OWN)).toBeUndefined();
});

it('gives the rules of a set, unless it was deleted', () => {
  expect(rulesOfSet('own:Hide & seek', OWN)).toBe(OWN[0]?.rules);
  expect(rulesOfSet('own:Hide & seek', [])).toBeUndefined();
  expect(rulesOfSet('survival', [])).toBe(HEARING_PRESETS.survival);
});

it('knows the distances of another program whatever the other rules are', () => {
  for (const id of LAW_PRESET_IDS)
    expect(findLawPreset({ ...DEFAULT_HEARING_RULES, ...LAW_PRESETS[id], airAbsorption: true })).toBe(id);
  expect(findLawPreset(DEFAULT_HEARING_RULES)).toBeUndefined();
});
