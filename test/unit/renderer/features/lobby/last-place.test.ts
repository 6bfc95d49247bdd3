import { expect, it } from 'vitest';
import { LastPlace } from '../../../../../renderer/features/lobby/last-place.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';

const POSE = { ...ORIGIN_POSE, xMetres: 3 };

it('returns your last pose in the same lobby only', () => {
  const place = new LastPlace();
  expect(place.poseIn('a')).toBeUndefined();
  place.remember('a', POSE);
  expect(place.poseIn('a')).toBe(POSE);
  expect(place.poseIn('b')).toBeUndefined();
});

it('forgets the lobby before the last one', () => {
  const place = new LastPlace();
  place.remember('a', ORIGIN_POSE);
  place.remember('b', POSE);
  expect(place.poseIn('a')).toBeUndefined();
  expect(place.poseIn('b')).toBe(POSE);
});
