import { expect, it } from 'vitest';
import { hearersOf, namedHearers } from '../../../../../renderer/features/audience/audience-store.ts';

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

it('leaves out those who have left since', () => {
  const hearers = [
    { id: 9, gainDb: -3 },
    { id: 2, gainDb: -20 },
  ];
  expect(namedHearers(hearers, [{ id: 2, name: 'Fox' }])).toEqual([{ id: 2, gainDb: -20, name: 'Fox' }]);
});
