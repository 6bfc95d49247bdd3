import { expect, it } from 'vitest';
import { ORIGIN_POSE } from '../../../../shared/model/pose.ts';
import { bearingRadians, distanceMetres, turnBetween } from '../../../../shared/spatial/bearing.ts';

const at = (xMetres: number, zMetres: number) => ({ ...ORIGIN_POSE, xMetres, zMetres });

it.each([
  [0, 10, 0, 0],
  [10, 0, 0, Math.PI / 2],
  [0, -10, 0, Math.PI],
  [-7, 7, 0, -Math.PI / 4],
  [10, 0, Math.PI / 2, 0],
  [0, 10, 9 * Math.PI, Math.PI],
])('a player at x %d, z %d, seen along %d rad, has the bearing %d', (xMetres, zMetres, yawRadians, bearing) => {
  const found = bearingRadians({ ...ORIGIN_POSE, yawRadians }, at(xMetres, zMetres));
  expect(Math.cos(found - bearing)).toBeCloseTo(1, 10);
  expect(Math.abs(found)).toBeLessThanOrEqual(Math.PI);
});

it('counts height into the distance', () => {
  expect(distanceMetres(ORIGIN_POSE, { ...at(2, 6), yMetres: 3 })).toBe(7);
});

it('turns the short way round', () => {
  expect(turnBetween(3, -3)).toBeCloseTo(2 * Math.PI - 6, 10);
  expect(turnBetween(0.5, 0.2)).toBeCloseTo(-0.3, 10);
});
