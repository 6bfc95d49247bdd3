import { expect, it } from 'vitest';
import { bearingRadians, describeBearing, describeEarshot, distanceMetres, formatDistance } from '../../../../../renderer/features/people/bearing.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';

it.each([
  [0, 10, 0, 'ahead'],
  [10, 0, 0, 'right'],
  [0, -10, 0, 'behind'],
  [-7, 7, 0, 'ahead left'],
  [10, 0, Math.PI / 2, 'ahead'],
  [0, 10, Math.PI / 2, 'left'],
  [0, 10, 9 * Math.PI, 'behind'],
])('somebody at x %d, z %d is, looking along %d rad, %s', (xMetres, zMetres, yawRadians, words) => {
  expect(describeBearing(bearingRadians({ ...ORIGIN_POSE, yawRadians }, { ...ORIGIN_POSE, xMetres, zMetres }))).toBe(words);
});

it('counts height into the distance', () => {
  expect(distanceMetres(ORIGIN_POSE, { ...ORIGIN_POSE, xMetres: 2, yMetres: 3, zMetres: 6 })).toBe(7);
});

it.each([
  [0.84, '0.8 m'],
  [9.96, '10 m'],
  [999.6, '1.0 km'],
  [1_440, '1.4 km'],
])('writes %d m as "%s"', (metres, text) => {
  expect(formatDistance(metres)).toBe(text);
});

it('says how far one is heard', () => {
  expect([describeEarshot(30), describeEarshot(Infinity)]).toEqual(['heard up to 30 m', 'heard by everybody']);
});
