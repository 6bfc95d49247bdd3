import { expect, it } from 'vitest';
import {
  connectionGrade,
  describeConnection,
  worseLoss,
} from '../../../../../renderer/features/people/connection-grade.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';

const t = createI18n().getFixedT(null, 'people');

it.each([
  [20, 0, 'good'],
  [null, 0, 'good'],
  [20, 5, 'fair'],
  [200, 0, 'fair'],
  [20, 20, 'poor'],
  [900, 0, 'poor'],
  [null, null, 'unknown'],
] as const)('%s ms and %s %% lost are %s', (roundTripMs, lossPercent, grade) => {
  expect(connectionGrade(roundTripMs, lossPercent)).toBe(grade);
});

it('takes the worse direction', () => {
  expect(worseLoss(1, 4)).toBe(4);
  expect(worseLoss(null, 4)).toBe(4);
  expect(worseLoss(null, null)).toBeNull();
});

it('describes what is known in words', () => {
  expect(describeConnection(23.6, 0.51, t, 'en')).toBe('24 ms, 0.5 % lost');
  expect(describeConnection(null, 12.3, t, 'en')).toBe('12 % lost');
  expect(describeConnection(null, null, t, 'en')).toBe('not measured yet');
});
