import { expect, it } from 'vitest';
import { hearersOf } from '../../../../../renderer/features/audience/audience-store.ts';

it('puts the loudest first', () => {
  expect(
    hearersOf([
      [4, -20],
      [9, -3],
      [2, -20],
    ]),
  ).toEqual([
    { id: 9, gainDb: -3 },
    { id: 2, gainDb: -20 },
    { id: 4, gainDb: -20 },
  ]);
});
