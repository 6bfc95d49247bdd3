import { expect, it } from 'vitest';
import { describeLoudness, heardGainDb } from '../../../../../renderer/features/people/loudness.ts';
import { NO_PREFERENCE } from '../../../../../renderer/features/people/people-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { texts as arabic } from '../../../../../renderer/i18n/locales/ar/index.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';

const t = createI18n().getFixedT(null, 'people');
const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 0, maxMetres: 20 };

it.each([
  [0, {}, 'loudly (0 dB)'],
  [10, {}, 'clearly (-6 dB)'],
  [10, { volumePercent: 200 }, 'loudly (0 dB)'],
  [10, { volumePercent: 50 }, 'quietly (-12 dB)'],
  [19, {}, 'faintly (-26 dB)'],
  [20, { volumePercent: 200 }, 'not at all'],
  [1, { isMuted: true }, 'not at all'],
  [1, { isBlocked: true }, 'not at all'],
  [1, { volumePercent: 0 }, 'not at all'],
  [undefined, {}, 'not at all'],
] as const)('somebody at %s m with %o is heard %s', (metres, preference, words) => {
  expect(describeLoudness(heardGainDb(metres, RULES, { ...NO_PREFERENCE, ...preference }), t, 'en')).toBe(words);
});

it('is said with the sign that the language has for decibels', () => {
  const i18n = createI18n();
  i18n.addResourceBundle('ar', 'people', arabic.people);
  expect(describeLoudness(-6, i18n.getFixedT('ar', 'people'), 'ar')).toContain('ديسيبل');
});

it('needs no place where the law knows no distance', () => {
  expect(heardGainDb(undefined, { ...RULES, law: 'flat' }, NO_PREFERENCE)).toBe(0);
});
