import { describe, expect, it } from 'vitest';
import { LoudestSelector } from '../../../../shared/spatial/loudest-selector.ts';
import { createRandom } from '../../../support/signals.ts';

function select(limit: number, powers: readonly number[], incumbents: readonly number[] = []): number[] {
  const selector = new LoudestSelector(limit);
  const numbers = Int32Array.from(powers, (_, i) => i + 1);
  const count = selector.select(
    numbers,
    Float64Array.from(powers),
    Uint8Array.from(numbers, (number) => Number(incumbents.includes(number))),
    powers.length,
    limit,
  );
  return [...selector.selected.slice(0, count)];
}

describe('selection of the loudest', () => {
  it('selects everyone while there is room', () => {
    expect(select(8, [1, 3, 2])).toEqual([2, 3, 1]);
    expect(select(8, [])).toEqual([]);
  });

  it('selects exactly the loudest of a crowd', () => {
    const random = createRandom(9);
    const powers = Array.from({ length: 200 }, () => random());
    const expected = powers
      .map((power, i) => ({ power, number: i + 1 }))
      .sort((a, b) => b.power - a.power)
      .slice(0, 8)
      .map(({ number }) => number);
    expect(select(8, powers)).toEqual(expected);
  });

  it('prefers the smaller number among equals', () => {
    expect(select(2, [1, 1, 1, 1])).toEqual([1, 2]);
  });

  it('lets a newcomer displace a selected speaker only when it is 3 dB louder', () => {
    expect(select(1, [1, 1.9], [1])).toEqual([1]);
    expect(select(1, [1, 2.1], [1])).toEqual([2]);
  });
});
