import { expect, it } from 'vitest';
import {
  RANGE_CHOICES,
  RANGE_METRES,
  RULES_CHOICES,
  rulesOfChoice,
} from '../../../../../../renderer/features/lobby/start/rules-choices.ts';
import { HEARING_PRESET_IDS, HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';

it('offers rules by distance alone, and those of every kind of game', () => {
  expect(RULES_CHOICES).toEqual(['plain', ...HEARING_PRESET_IDS]);
});

it("uses the chosen range with rules by distance alone, and otherwise the game's rules", () => {
  for (const range of RANGE_CHOICES)
    expect(rulesOfChoice('plain', range)).toEqual({ ...DEFAULT_HEARING_RULES, maxMetres: RANGE_METRES[range] });
  expect(rulesOfChoice('shooter', 'room')).toBe(HEARING_PRESETS.shooter);
});
