import { describe, expect, it } from 'vitest';
import { distanceGain } from '../../../../shared/spatial/distance-gain.ts';
import {
  DEFAULT_HEARING_RULES,
  DISTANCE_LAWS,
  type DistanceLaw,
  type HearingRules,
} from '../../../../shared/spatial/hearing-rules.ts';

const FALLING_LAWS = DISTANCE_LAWS.filter((law) => law !== 'flat');
const RULES: HearingRules = {
  ...DEFAULT_HEARING_RULES,
  minMetres: 2,
  maxMetres: 30,
  curve: [
    [0, 1],
    [2, 1],
    [16, 0.25],
    [30, 0],
  ],
};
const at = (law: DistanceLaw, distanceMetres: number): number => distanceGain(distanceMetres, { ...RULES, law });

describe.each(FALLING_LAWS)('the %s law', (law) => {
  it('is 1 up to the minimum and 0 from the maximum on', () => {
    for (const distance of [0, 1, 2]) expect(at(law, distance)).toBe(1);
    for (const distance of [30, 31, 1e9, Number.POSITIVE_INFINITY, Number.NaN]) expect(at(law, distance)).toBe(0);
  });

  it('never rises with distance and never jumps by more than its floor', () => {
    for (const minMetres of [0, 0.3, 2, 20]) {
      const rules = { ...RULES, law, minMetres };
      let last = distanceGain(0, rules);
      for (let distance = 0; distance <= 31; distance += 0.01) {
        const gain = distanceGain(distance, rules);
        expect(gain).toBeLessThanOrEqual(last);
        expect(last - gain).toBeLessThan(0.03);
        last = gain;
      }
      expect(last).toBe(0);
    }
  });
});

describe('the formulas', () => {
  it('give the values of their sources', () => {
    expect(at('linear', 16)).toBeCloseTo(0.5, 6);
    expect(at('inverse', 4)).toBeCloseTo(0.5, 6);
    expect(at('inverse', 20)).toBeCloseTo(0.1, 6);
    expect(at('inverse', 27.2)).toBeCloseTo((2 / 27.2) * 0.5, 6);
    expect(at('exponential', 16)).toBeCloseTo(10 ** (-23 / 20), 6);
    expect(at('cubic', 16)).toBeCloseTo(0.125, 6);
    expect(at('cubic', 9)).toBeCloseTo(0.421875, 6);
  });

  it('stay defined when the rules are contradictory', () => {
    for (const law of FALLING_LAWS.filter((falling) => falling !== 'curve')) {
      expect(distanceGain(5, { ...RULES, law, minMetres: 10, maxMetres: 4 })).toBe(0);
      expect(distanceGain(3, { ...RULES, law, minMetres: 10, maxMetres: 4 })).toBe(1);
    }
  });
});

it('ignore the distance under the flat law', () => {
  for (const distance of [0, 30, 1e9, Number.POSITIVE_INFINITY, Number.NaN]) expect(at('flat', distance)).toBe(1);
});

describe('the gain between two avatars', () => {
  const linear: HearingRules = { ...RULES, law: 'linear' };

  it('scales minimum, maximum and curve by how far the voice reaches', () => {
    for (const law of FALLING_LAWS.filter((falling) => falling !== 'inverse')) {
      for (const metres of [0, 2, 9, 16, 29])
        expect(distanceGain(3 * metres, { ...RULES, law }, 3)).toBeCloseTo(at(law, metres), 9);
    }
  });

  it('uses the hypotenuse of distance and offset', () => {
    expect(distanceGain(3, { ...linear, offsetMetres: 4 })).toBeCloseTo(at('linear', 5), 9);
    expect(distanceGain(6, { ...linear, offsetMetres: 8 }, 2)).toBeCloseTo(at('linear', 5), 9);
  });

  it('does not go below the floor, except for an invalid distance and a voice without reach', () => {
    const floored = { ...linear, floorGain: 0.25 };
    expect([distanceGain(9, floored), distanceGain(29, floored), distanceGain(1e9, floored)]).toEqual([
      0.75, 0.25, 0.25,
    ]);
    expect([
      distanceGain(Number.NaN, floored),
      distanceGain(3, floored, 0),
      distanceGain(3, floored, Number.NaN),
      distanceGain(3, floored, -1),
    ]).toEqual([0, 0, 0, 0]);
  });

  it('ends at the loudness of the edge under the exponential law', () => {
    expect(distanceGain(29.999_999, { ...RULES, law: 'exponential', edgeDb: -30 })).toBeCloseTo(10 ** (-30 / 20), 5);
  });

  it('is linear between the points of a curve', () => {
    expect([at('curve', 9), at('curve', 16), at('curve', 23)]).toEqual([
      expect.closeTo(0.625, 9),
      0.25,
      expect.closeTo(0.125, 9),
    ]);
    expect(distanceGain(5, { ...RULES, law: 'curve', curve: [] })).toBe(0);
  });
});
