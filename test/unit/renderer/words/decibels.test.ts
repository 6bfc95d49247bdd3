import { expect, it } from 'vitest';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import { formatDecibels, formatGain } from '../../../../renderer/words/decibels.ts';

const t = createI18n().getFixedT('en', 'common');

it('writes a plus only before a gain', () => {
  expect([formatDecibels(6, t, 'en'), formatDecibels(-40, t, 'en')]).toEqual(['6 dB', '\u221240 dB']);
  expect([formatGain(6, t, 'en'), formatGain(0, t, 'en'), formatGain(-6, t, 'en')]).toEqual([
    '+6 dB',
    '0 dB',
    '\u22126 dB',
  ]);
});
