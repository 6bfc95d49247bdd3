import { beforeEach, expect, it } from 'vitest';
import { RulesHistory } from '../../../../../renderer/features/rules/rules-history.ts';
import { PLAIN_SET } from '../../../../../renderer/features/rules/known-sets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';

let history: RulesHistory;
let rest: () => void;

beforeEach(() => {
  rest = () => undefined;
  history = new RulesHistory((task) => {
    rest = task;
    return () => (rest = () => undefined);
  });
});

const step = (change: Partial<HearingRules>) => ({
  rules: { ...DEFAULT_HEARING_RULES, ...change },
  phase: 'playing' as const,
  base: PLAIN_SET,
});

it('takes a number that is being typed as one step', () => {
  history.add(step({}), step({ maxMetres: 4 }));
  history.add(step({ maxMetres: 4 }), step({ maxMetres: 40 }));
  history.add(step({ maxMetres: 40 }), step({ maxMetres: 40, minMetres: 3 }));
  expect(history.take()?.rules.maxMetres).toBe(40);
  expect(history.take()?.rules.maxMetres).toBe(30);
  expect(history.take()).toBeUndefined();
});

it('begins another step when the number rested, and for everything that is no number', () => {
  history.add(step({}), step({ maxMetres: 40 }));
  rest();
  history.add(step({ maxMetres: 40 }), step({ maxMetres: 50 }));
  history.add(step({ maxMetres: 50 }), step({ maxMetres: 50, effects: true }));
  history.add(step({ maxMetres: 50, effects: true }), step({ maxMetres: 50 }));
  expect(history.length).toBe(4);
});

it('forgets what was not applied, and returns the first of it', () => {
  history.add(step({}), step({ effects: true }));
  history.add(step({ effects: true }), step({ pan: 'off', effects: true }));
  expect(history.cut(1)?.rules.effects).toBe(true);
  expect(history.cut(1)).toBeUndefined();
  expect(history.last()?.rules.effects).toBe(false);
});
