import { expect, it } from 'vitest';
import {
  ALL_RULES_IDS,
  isPresetInForce,
  presetOf,
  rulesOfPreset,
} from '../../../../../renderer/features/rules/rules-presets.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

it('recognises each preset, also after a journey as JSON', () => {
  for (const id of ALL_RULES_IDS) {
    const rules = { ...DEFAULT_HEARING_RULES, ...rulesOfPreset(id) };
    expect(presetOf(JSON.parse(JSON.stringify(rules)), 'plain'), id).toBe(id);
    expect(
      ALL_RULES_IDS.filter((other) => isPresetInForce(other, rules)),
      id,
    ).toEqual([id]);
  }
});

it('says that a preset was changed', () => {
  const rules = { ...HEARING_PRESETS.shooter, airAbsorption: false };
  expect(isPresetInForce('shooter', rules)).toBe(false);
  expect(presetOf(rules, 'shooter')).toBe('shooter');
});

it('knows the distances of another program whatever the other rules are', () => {
  const rules = { ...DEFAULT_HEARING_RULES, ...rulesOfPreset('mumble'), airAbsorption: true };
  expect(isPresetInForce('mumble', rules)).toBe(true);
  expect(presetOf(rules, 'mumble')).toBe('mumble');
});

it('leaves the range of plain rules to the host', () => {
  expect(isPresetInForce('plain', { ...DEFAULT_HEARING_RULES, maxMetres: 120 })).toBe(true);
});
