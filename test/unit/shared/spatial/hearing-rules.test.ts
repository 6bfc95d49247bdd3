import { expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES, earshotMetres } from '../../../../shared/spatial/hearing-rules.ts';

it('a voice carries to the maximum distance, and to infinity under the flat law or with a floor', () => {
  expect(earshotMetres(DEFAULT_HEARING_RULES)).toBe(30);
  expect(earshotMetres({ ...DEFAULT_HEARING_RULES, law: 'flat' })).toBe(Infinity);
  expect(earshotMetres({ ...DEFAULT_HEARING_RULES, floorGain: 0.1 })).toBe(Infinity);
});
