import { expect, it } from 'vitest';
import { heardGainDb } from '../../../../../renderer/features/people/loudness.ts';
import { NO_PREFERENCE } from '../../../../../renderer/features/people/people-store.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../../../../shared/units.ts';

const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 0, maxMetres: 20 };

it.each([
  [0, {}, 0],
  [10, {}, -6],
  [10, { volumePercent: 200 }, 0],
  [10, { volumePercent: 50 }, -12],
  [19, {}, -26],
  [20, { volumePercent: 200 }, SILENCE_DB],
  [1, { isMuted: true }, SILENCE_DB],
  [1, { isBlocked: true }, SILENCE_DB],
  [1, { volumePercent: 0 }, SILENCE_DB],
  [undefined, {}, SILENCE_DB],
] as const)('a player at %s m with %o is heard at %d dB', (metres, preference, gainDb) => {
  expect(heardGainDb(metres, RULES, { ...NO_PREFERENCE, ...preference }, true)).toBeCloseTo(gainDb, 1);
});

it('needs no position under the flat law', () => {
  expect(heardGainDb(undefined, { ...RULES, law: 'flat' }, NO_PREFERENCE, true)).toBe(0);
});

it('is silence while you are deafened or without a connection', () => {
  expect(heardGainDb(1, RULES, NO_PREFERENCE, false)).toBe(SILENCE_DB);
});
