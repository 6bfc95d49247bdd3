import { expect, it } from 'vitest';
import { rulesProblem } from '../../../../../renderer/features/rules/rules-problem.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { hearingRulesSchema } from '../../../../../shared/protocol/rules/hearing-rules-schema.ts';
import { parseMessage } from '../../../../../shared/protocol/parse.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESETS } from '../../../../../shared/spatial/law-presets.ts';

const t = createI18n().getFixedT('en', 'rules');

const isTakenByHost = (rules: HearingRules) => parseMessage(JSON.stringify(rules), hearingRulesSchema, 10_000).ok;
const withCurve = (...curve: [number, number][]): HearingRules => ({ ...DEFAULT_HEARING_RULES, law: 'curve', curve });

it('accepts every preset', () => {
  for (const change of [...Object.values(HEARING_PRESETS), ...Object.values(LAW_PRESETS)])
    expect(rulesProblem({ ...DEFAULT_HEARING_RULES, ...change }, t)).toBeNull();
});

it.each([
  ['the end at full loudness', { ...DEFAULT_HEARING_RULES, minMetres: 30 }],
  ['a curve of one point', withCurve([0, 1])],
  ['a curve that starts late', withCurve([1, 1], [30, 0])],
  ['a curve that ends early', withCurve([0, 1], [20, 0])],
  ['a curve that rises', withCurve([0, 0.5], [10, 0.6], [30, 0])],
  ['a curve whose distances decrease', withCurve([0, 1], [10, 0.5], [10, 0.4], [30, 0])],
])('explains what is wrong with %s, which the host would refuse', (_what, rules) => {
  expect(rulesProblem(rules, t)).not.toBeNull();
  expect(isTakenByHost(rules)).toBe(false);
});

it('accepts a falling curve, as the host does', () => {
  const rules = withCurve([0, 1], [10, 0.5], [30, 0]);
  expect(rulesProblem(rules, t)).toBeNull();
  expect(isTakenByHost(rules)).toBe(true);
});
