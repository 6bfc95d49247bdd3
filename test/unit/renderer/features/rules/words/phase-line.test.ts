import { expect, it } from 'vitest';
import { meetingText, reachText } from '../../../../../../renderer/features/rules/words/phase-line.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import {
  DEFAULT_HEARING_RULES,
  type GamePhase,
  type HearingRules,
} from '../../../../../../shared/spatial/hearing-rules.ts';

const t = createI18n().getFixedT('en', 'rules');
const line = (rules: HearingRules, phase: GamePhase): readonly string[] => [
  reachText({ rules, phase }, t),
  meetingText({ rules, phase }, t),
];

it('says how far voices carry, and nothing of a range where a meeting has none', () => {
  expect(line(DEFAULT_HEARING_RULES, 'playing')).toEqual(['Voice range 30 m · Rules', '']);
  expect(line(DEFAULT_HEARING_RULES, 'meeting')).toEqual(['Voice range 30 m · Rules', 'Meeting']);
  expect(line(HEARING_PRESETS['social-deduction'], 'meeting')).toEqual(['', 'Meeting: everyone hears the living']);
  expect(line(HEARING_PRESETS.survival, 'meeting')).toEqual(['', 'Meeting: everyone hears everyone']);
  expect(line({ ...DEFAULT_HEARING_RULES, law: 'flat' }, 'playing')).toEqual(['Heard by everyone · Rules', '']);
});
