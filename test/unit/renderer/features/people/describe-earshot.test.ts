import { expect, it } from 'vitest';
import { describeEarshot } from '../../../../../renderer/features/people/describe-earshot.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';

const t = createI18n().getFixedT('en', 'people');

it('describes how far you are heard', () => {
  expect([describeEarshot(30, t, 'en'), describeEarshot(Infinity, t, 'en')]).toEqual([
    'your range: 30 m',
    'heard by everyone',
  ]);
});
