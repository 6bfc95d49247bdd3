import * as v from 'valibot';
import { expect, it } from 'vitest';
import { hearingRulesSchema } from '../../../../../shared/protocol/rules/hearing-rules-schema.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const LEAST = { law: 'linear', minMetres: 2, maxMetres: 30 };
const isTaken = (rules: unknown): boolean => v.safeParse(hearingRulesSchema, rules).success;

it('fills in all omitted fields except the law and its distances', () => {
  expect(v.parse(hearingRulesSchema, LEAST)).toEqual(DEFAULT_HEARING_RULES);
  expect([isTaken({ law: 'linear', minMetres: 2 }), isTaken({ minMetres: 2, maxMetres: 30 })]).toEqual([false, false]);
});

it('reads what earlier versions said about direction as what is left of it', () => {
  const panOf = (pan: string): string => v.parse(hearingRulesSchema, { ...LEAST, pan }).pan;
  expect(['full', 'reduced', 'binaural', 'off'].map(panOf)).toEqual(['full', 'full', 'full', 'off']);
  expect(isTaken({ ...LEAST, pan: 'surround' })).toBe(false);
});

it.each([
  ['a minimum that is not below the maximum', { minMetres: 30 }],
  ['numbers that are not finite', { maxMetres: Number.NaN }],
  ['endless distances', { maxMetres: Infinity }],
  ['an unknown law', { law: 'quadratic' }],
  ['an invalid loudness at the edge', { edgeDb: 0 }],
  ['a floor above full loudness', { floorGain: 1.1 }],
  ['negative strengths', { strengths: { whisper: -1, normal: 1, shout: 1 } }],
  ['a missing strength', { strengths: { whisper: 1, normal: 1 } }],
  [
    'an unknown hearing mode',
    {
      phases: {
        ...DEFAULT_HEARING_RULES.phases,
        meeting: {
          ...DEFAULT_HEARING_RULES.phases.meeting,
          dead: { alive: 'loud', dead: 'nearby', spectator: 'nearby' },
        },
      },
    },
  ],
  ['a missing phase', { phases: { playing: DEFAULT_HEARING_RULES.phases.playing } }],
  ['ducking that amplifies', { duckingDb: 3 }],
  ['a radio without reach', { channels: { team: true, radio: true, everybody: true, radioMetres: 0 } }],
] as const)('refuses %s', (_name, change) => {
  expect(isTaken({ ...LEAST, ...change })).toBe(false);
});

it('accepts a curve that falls from 0 m to the maximum, and refuses others', () => {
  const isCurve = (curve: unknown): boolean => isTaken({ ...LEAST, law: 'curve', curve });
  expect([
    isCurve([
      [0, 1],
      [30, 0],
    ]),
    isCurve([
      [0, 0.8],
      [10, 0.8],
      [30, 0.1],
    ]),
  ]).toEqual([true, true]);
  expect([
    isCurve([]),
    isCurve([[0, 1]]),
    isCurve([
      [1, 1],
      [30, 0],
    ]),
    isCurve([
      [0, 1],
      [20, 0],
    ]),
  ]).toEqual([false, false, false, false]);
  expect([
    isCurve([
      [0, 0.5],
      [10, 0.6],
      [30, 0],
    ]),
    isCurve([
      [0, 1],
      [10, 0.5],
      [10, 0.4],
      [30, 0],
    ]),
    isCurve([
      [0, 2],
      [30, 0],
    ]),
  ]).toEqual([false, false, false]);
  expect(isCurve(Array.from({ length: 40 }, (_, i) => [(30 * i) / 39, 0.5]))).toBe(false);
});
