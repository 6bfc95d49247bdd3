import { expect, it } from 'vitest';
import { gainToFraction } from '../../../../../renderer/features/audience/gain-to-fraction.ts';

it('fills a bar in even steps of loudness, never below empty or above full', () => {
  expect([3, 0, -20, -40, -90].map(gainToFraction)).toEqual([1, 1, 0.5, 0, 0]);
});
