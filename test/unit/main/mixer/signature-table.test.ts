import { expect, it } from 'vitest';
import { SignatureTable } from '../../../../main/mixer/signature-table.ts';

it('finds what was added, by all three parts of the key', () => {
  const table = new SignatureTable(8);
  table.add(1, 10, 20, 5);
  table.add(2, 10, 20, 6);
  table.add(1, 10, 21, 7);
  expect([
    table.find(1, 10, 20),
    table.find(2, 10, 20),
    table.find(1, 10, 21),
    table.find(1, 11, 20),
    table.find(-1, 10, 20),
  ]).toEqual([5, 6, 7, 0, 0]);
  table.add(1, 10, 20, 8);
  expect(table.find(1, 10, 20)).toBe(8);
});

it('keeps entries with the same hash apart, up to its capacity', () => {
  const table = new SignatureTable(64);
  for (let i = 0; i < 64; i++) table.add(0, 4_096 * i, i, i + 1);
  expect(Array.from({ length: 64 }, (_, i) => table.find(0, 4_096 * i, i))).toEqual(
    Array.from({ length: 64 }, (_, i) => i + 1),
  );
  expect(table.find(0, 4_096 * 64, 64)).toBe(0);
});

it('forgets everything when cleared', () => {
  const table = new SignatureTable(4);
  for (let round = 0; round < 1_000; round++) {
    expect(table.find(0, 1, 2)).toBe(0);
    table.add(0, 1, 2, 3);
    table.clear();
  }
});
