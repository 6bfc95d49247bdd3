import { expect, it } from 'vitest';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';
import { texts as japanese } from '../../../../renderer/i18n/locales/ja/index.ts';
import { describeDirection, describePlace } from '../../../../renderer/words/direction.ts';

const t = createI18n().getFixedT('en', 'common');

it.each([
  [0, 'ahead'],
  [45, 'aheadRight'],
  [90, 'right'],
  [135, 'behindRight'],
  [180, 'behind'],
  [-180, 'behind'],
  [-135, 'behindLeft'],
  [-90, 'left'],
  [-45, 'aheadLeft'],
  [22, 'ahead'],
  [-23, 'aheadLeft'],
] as const)('a bearing of %d degrees is %s', (degrees, direction) => {
  expect(describeDirection((degrees * Math.PI) / 180, t)).toBe(en.common.direction[direction]);
});

it('puts distance and direction in the order of the language', () => {
  const i18n = createI18n();
  i18n.addResourceBundle('ja', 'common', japanese.common);
  expect(describePlace(9.31, Math.PI / 2, t, 'en')).toBe('9.3 m right');
  expect(describePlace(9.31, Math.PI / 2, i18n.getFixedT('ja', 'common'), 'ja')).toMatch(/9\.3\s?m$/);
});
