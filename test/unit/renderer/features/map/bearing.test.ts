import { expect, it } from 'vitest';
import { directionTo, distanceMetres } from '../../../../../renderer/features/map/bearing.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';

const at = (xMetres: number, zMetres: number) => ({ ...ORIGIN_POSE, xMetres, zMetres });

it.each([
  [0, 5, 'ahead'],
  [5, 5, 'aheadRight'],
  [5, 0, 'right'],
  [5, -5, 'behindRight'],
  [0, -5, 'behind'],
  [-5, -5, 'behindLeft'],
  [-5, 0, 'left'],
  [-5, 5, 'aheadLeft'],
])('somebody at (%i, %i) is %s of who looks north', (x, z, direction) => {
  expect(directionTo(ORIGIN_POSE, at(x, z))).toBe(direction);
});

it('directions turn with who looks, and distances count the height', () => {
  expect(directionTo({ ...ORIGIN_POSE, yawRadians: Math.PI / 2 }, at(0, 5))).toBe('left');
  expect(distanceMetres(ORIGIN_POSE, { ...at(3, 0), yMetres: 4 })).toBe(5);
});
