import { expect, it } from 'vitest';
import { selectSmallest } from '../../../../../main/host/lobby/nearest.ts';
import { createRandom } from '../../../../support/signals.ts';

it('the smallest come first in any order, with and without duplicates', () => {
  const random = createRandom(3);
  for (let round = 0; round < 300; round++) {
    const count = Math.floor(40 * random());
    const wanted = Math.floor((count + 1) * random());
    const values = Float64Array.from({ length: count }, () => Math.floor(20 * random()));
    const indices = Int32Array.from({ length: count }, (_, index) => index);
    selectSmallest(indices, count, wanted, values);
    expect([...indices].toSorted((a, b) => a - b)).toEqual([...values.keys()]);
    const chosen = [...indices.slice(0, wanted)].map((index) => values[index]!).toSorted((a, b) => a - b);
    expect(chosen).toEqual([...values].toSorted((a, b) => a - b).slice(0, wanted));
  }
});
