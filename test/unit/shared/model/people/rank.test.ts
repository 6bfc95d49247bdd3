import { expect, it } from 'vitest';
import { isAbove, PERMISSIONS, permissionsOf, RANKS } from '../../../../../shared/model/people/rank.ts';

it('gives a higher rank all that a lower one may do', () => {
  const allowed = RANKS.map(permissionsOf);
  expect(allowed[0]).toEqual(PERMISSIONS);
  for (const [index, rank] of allowed.entries())
    expect(allowed[index - 1] ?? PERMISSIONS).toEqual(expect.arrayContaining([...rank]));
  expect(permissionsOf('listener')).toEqual(['text']);
});

it('orders the ranks, and puts none above itself', () => {
  expect(RANKS.map((rank) => RANKS.filter((other) => isAbove(rank, other)).length)).toEqual([3, 2, 1, 0]);
});
