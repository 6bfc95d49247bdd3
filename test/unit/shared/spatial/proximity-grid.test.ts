import { expect, it } from 'vitest';
import { ProximityGrid } from '../../../../shared/spatial/proximity-grid.ts';
import { createRandom } from '../../../support/signals.ts';

function found(grid: ProximityGrid, x: number, z: number, capacity: number): number[] {
  const output = new Int32Array(capacity);
  return [...output.subarray(0, grid.near(x, z, output))].sort((a, b) => a - b);
}

it('finds everyone within reach, nobody twice, and few distant players', () => {
  const random = createRandom(7);
  const capacity = 500;
  const grid = new ProximityGrid(capacity, 30);
  const places = Array.from(
    { length: capacity + 1 },
    () => [2_000 * (random() - 0.5), 2_000 * (random() - 0.5)] as const,
  );
  for (let member = 1; member <= capacity; member++) grid.add(member, ...places[member]!);
  for (let trial = 0; trial < 200; trial++) {
    const [x, z] = [2_000 * (random() - 0.5), 2_000 * (random() - 0.5)];
    const near = found(grid, x, z, capacity);
    expect(new Set(near).size).toBe(near.length);
    const distances = places.map((place) => Math.hypot(place[0] - x, place[1] - z));
    const members = Array.from({ length: capacity }, (_, i) => i + 1);
    expect(members.filter((member) => distances[member]! <= 30 && !near.includes(member))).toEqual([]);
    expect(near.filter((member) => distances[member]! > 30 * Math.SQRT2 * 2)).toEqual([]);
  }
});

it('works at the ends of the world and on the borders of cells', () => {
  const grid = new ProximityGrid(4, 10);
  grid.add(1, -1e6, 1e6);
  grid.add(2, 0, 0);
  grid.add(3, -0.001, 10);
  expect(found(grid, -1e6 + 9, 1e6 - 9, 4)).toEqual([1]);
  expect(found(grid, 9.99, 9.99, 4)).toEqual([2, 3]);
  grid.clear(10);
  expect(found(grid, 0, 0, 4)).toEqual([]);
});

it('searches as far as the cell width of the last clear', () => {
  const grid = new ProximityGrid(2, 10);
  for (const [cellMetres, expected] of [
    [50, [1, 2]],
    [10, [1]],
  ] as const) {
    grid.clear(cellMetres);
    grid.add(1, 5, 5);
    grid.add(2, 49, 0);
    expect(found(grid, 0, 0, 2)).toEqual(expected);
  }
});

it('still finds nobody twice when coordinates are invalid or too large to count in cells', () => {
  const grid = new ProximityGrid(5, 10);
  grid.add(1, 1e300, 0);
  grid.add(2, 2 ** 60, -Infinity);
  grid.add(3, Number.NaN, 0);
  grid.add(4, 0, 0);
  for (const huge of [2 ** 53, 2 ** 60, 1e300, Infinity]) {
    expect(found(grid, huge, 0, 5)).toEqual([1]);
    expect(found(grid, huge, -huge, 5)).toEqual([2]);
    expect(found(grid, 0, huge, 5)).toEqual([]);
  }
  expect(found(grid, Number.NaN, 0, 5)).toEqual([]);
  expect(found(grid, 0, 0, 5)).toEqual([4]);
});
