import { expect, it } from 'vitest';
import { gradeOfLevel } from '../../../../../renderer/features/devices/level-grade.ts';

it.each([
  [-50, false, 'quiet'],
  [-24, false, 'good'],
  [-6, false, 'loud'],
  [-24, true, 'loud'],
] as const)('a voice at %d dB (clipped: %s) is %s', (levelDb, isClipped, grade) => {
  expect(gradeOfLevel({ levelDb, isClipped })).toBe(grade);
});
