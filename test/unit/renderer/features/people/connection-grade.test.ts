import { expect, it } from 'vitest';
import { describeConnection } from '../../../../../renderer/features/people/connection-grade.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';

const t = createI18n().getFixedT(null, 'people');

it('describes what is known in words', () => {
  expect(describeConnection(23.6, 0.51, t, 'en')).toBe('24 ms, 0.5% lost');
  expect(describeConnection(null, 12.3, t, 'en')).toBe('12% lost');
  expect(describeConnection(null, null, t, 'en')).toBe('not measured yet');
});
