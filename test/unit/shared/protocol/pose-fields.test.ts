import { expect, it } from 'vitest';
import { fieldsOfPose, poseOfFields, poseOfGame } from '../../../../shared/protocol/pose-fields.ts';

const POSE = { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: 0.5 };

it('maps each axis to its own field, both ways', () => {
  expect(fieldsOfPose(POSE)).toEqual({ x: 1, y: 2, z: 3, yaw: 0.5 });
  expect(poseOfFields({ x: 1, y: 2, z: 3, yaw: 0.5 })).toEqual(POSE);
});

it('takes only the pose out of a message with more fields', () => {
  const message = { type: 'pose', x: 1, y: 2, z: 3, yaw: 0.5, camera: { x: 9, y: 9, z: 9, yaw: 9 } };
  expect(poseOfFields(message)).toEqual(POSE);
});

it('converts the degrees of a game to radians', () => {
  expect(poseOfGame([1, 2, 3], 90)).toEqual({ ...POSE, yawRadians: Math.PI / 2 });
});

it.each([
  [450, Math.PI / 2],
  [-90, -Math.PI / 2],
  [36_000_180, Math.PI],
])('drops whole turns from %i degrees', (degrees, radians) => {
  expect(poseOfGame([0, 0, 0], degrees).yawRadians).toBe(radians);
});
