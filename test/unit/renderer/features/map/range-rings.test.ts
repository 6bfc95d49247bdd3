import { expect, it } from 'vitest';
import { activeMetres, rangeRings } from '../../../../../renderer/features/map/range-rings.ts';
import { distanceGain } from '../../../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

it('each allowed loudness has its ring, from the inside out', () => {
  expect(rangeRings(DEFAULT_HEARING_RULES, 'whisper')).toEqual([
    { strength: 'whisper', metres: 9, isActive: true },
    { strength: 'normal', metres: 30, isActive: false },
    { strength: 'shout', metres: 60, isActive: false },
  ]);
  const strengths = { whisper: 0, normal: 1, shout: 0 };
  expect(rangeRings({ ...DEFAULT_HEARING_RULES, strengths }, 'normal').map(({ strength }) => strength)).toEqual([
    'normal',
  ]);
});

it('your range follows how you speak now; a disallowed loudness counts as normal', () => {
  expect(activeMetres(rangeRings(DEFAULT_HEARING_RULES, 'shout'))).toBe(60);
  expect(
    activeMetres(rangeRings({ ...DEFAULT_HEARING_RULES, strengths: { whisper: 0, normal: 1, shout: 2 } }, 'whisper')),
  ).toBe(30);
});

it('nothing is heard just beyond the ring, and something just inside it, even when the rules add to distances', () => {
  const rules = { ...DEFAULT_HEARING_RULES, law: 'exponential' as const, maxMetres: 8, offsetMetres: 3 };
  const metres = activeMetres(rangeRings(rules, 'whisper'));
  // A whisper of 0.3 does not carry 3 m here, because the offset alone is larger.
  expect(metres).toBe(0);
  const shout = activeMetres(rangeRings(rules, 'shout'));
  expect(distanceGain(shout - 0.01, rules, 2)).toBeGreaterThan(0);
  expect(distanceGain(shout + 0.01, rules, 2)).toBe(0);
});

it('without an effect of distance there are no rings', () => {
  expect(rangeRings({ ...DEFAULT_HEARING_RULES, law: 'flat' }, 'normal')).toEqual([]);
});
