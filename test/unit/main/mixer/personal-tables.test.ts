import { expect, it } from 'vitest';
import { PersonalTables } from '../../../../main/mixer/personal-tables.ts';

function rows(...pairs: readonly (readonly [number, number])[]) {
  return { slots: Int32Array.from(pairs, ([slot]) => slot), gains: Float32Array.from(pairs, ([, gain]) => gain) };
}

it('have a gain for each slot, 1 by default', () => {
  expect([...new PersonalTables(4).set(1, rows([2, 0.5], [4, 2]))!]).toEqual([1, 1, 0.5, 1, 2]);
});

it('replace earlier choices in the same memory, and have no table without choices', () => {
  const tables = new PersonalTables(3);
  const first = tables.set(1, rows([2, 0.5]));
  const second = tables.set(1, rows([3, 0]));
  expect(second).toBe(first);
  expect([...second!]).toEqual([1, 1, 1, 0]);
  expect(tables.set(1, rows())).toBeUndefined();
});

it('keep listeners apart, and leave nothing to the next owner of a slot', () => {
  const tables = new PersonalTables(2);
  const first = tables.set(1, rows([2, 0.5]));
  expect(tables.set(2, rows([1, 0.25]))).not.toBe(first);
  tables.clear(1);
  expect(tables.set(1, rows([2, 2]))).not.toBe(first);
});

it('clamp invalid gains, and skip slots that do not exist', () => {
  expect([...new PersonalTables(3).set(1, rows([1, NaN], [2, 9], [3, -1], [0, 0.5], [4, 0.5], [-1, 0.5]))!]).toEqual([
    1, 0, 2, 0,
  ]);
});
