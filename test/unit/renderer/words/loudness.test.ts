import { expect, it } from 'vitest';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';
import { texts as arabic } from '../../../../renderer/i18n/locales/ar/index.ts';
import { describeLoudness, describeLoudnessWithGain } from '../../../../renderer/words/loudness.ts';
import { SILENCE_DB } from '../../../../shared/units.ts';

const t = createI18n().getFixedT('en', 'common');

it.each([
  [6, 'close'],
  [-2.9, 'close'],
  [-3, 'clear'],
  [-11.9, 'clear'],
  [-12, 'quiet'],
  [-23.9, 'quiet'],
  [-24, 'faint'],
  [SILENCE_DB, 'none'],
] as const)('%d dB is %s', (gainDb, grade) => {
  expect(describeLoudness(gainDb, t)).toBe(en.common.loudness[grade]);
});

it('adds the gain unless nothing is heard', () => {
  expect(describeLoudnessWithGain(-6.02, t, 'en')).toBe(`${en.common.loudness.clear} (\u22126 dB)`);
  expect(describeLoudnessWithGain(SILENCE_DB, t, 'en')).toBe(en.common.loudness.none);
});

it('writes the unit as the language does', () => {
  const i18n = createI18n();
  i18n.addResourceBundle('ar', 'common', arabic.common);
  expect(describeLoudnessWithGain(-6, i18n.getFixedT('ar', 'common'), 'ar')).toContain('ديسيبل');
});
