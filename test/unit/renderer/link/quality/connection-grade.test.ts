import { expect, it } from 'vitest';
import { connectionGrade, worseLoss } from '../../../../../renderer/link/quality/connection-grade.ts';

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
