import { expect, it } from 'vitest';
import {
  bearingRadians,
  describeBearing,
  describeEarshot,
  distanceMetres,
} from '../../../../../renderer/features/people/bearing.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';

const t = createI18n().getFixedT(null, 'people');

it.each([
  [0, 10, 0, 'ahead'],
  [10, 0, 0, 'right'],
  [0, -10, 0, 'behind'],
  [-7, 7, 0, 'ahead left'],
  [10, 0, Math.PI / 2, 'ahead'],
  [0, 10, Math.PI / 2, 'left'],
  [0, 10, 9 * Math.PI, 'behind'],
])('somebody at x %d, z %d is, looking along %d rad, %s', (xMetres, zMetres, yawRadians, words) => {
  expect(describeBearing(bearingRadians({ ...ORIGIN_POSE, yawRadians }, { ...ORIGIN_POSE, xMetres, zMetres }), t)).toBe(
    words,
  );
});

it('counts height into the distance', () => {
  expect(distanceMetres(ORIGIN_POSE, { ...ORIGIN_POSE, xMetres: 2, yMetres: 3, zMetres: 6 })).toBe(7);
});

it('describes how far you are heard', () => {
  expect([describeEarshot(30, t, 'en'), describeEarshot(Infinity, t, 'en')]).toEqual([
    'your range: 30 m',
    'heard by everyone',
  ]);
});
