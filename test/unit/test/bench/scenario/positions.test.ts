import { expect, test } from 'vitest';
import {
  audibleTalkers,
  meanAudible,
  poseAt,
  squareOfAudibility,
  squareOfSide,
  WANDER_METRES,
} from '../../../../bench/scenario/positions.ts';

const EARSHOT_METRES = 30;

test.each([
  { players: 200, talking: 20, audible: 2 },
  { players: 500, talking: 25, audible: 1 },
  { players: 50, talking: 5, audible: 0.25 },
])(
  'with $talking of $players players talking, each hears $audible on average, however they wander',
  ({ players, talking, audible }) => {
    const square = squareOfAudibility(audible, EARSHOT_METRES, { players, talking, seed: 1 });
    expect(meanAudible(square, EARSHOT_METRES, undefined)).toBeCloseTo(audible, 1);
    const means = Array.from({ length: 20 }, (_, second) => meanAudible(square, EARSHOT_METRES, 1_000 * second));
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    expect(Math.abs(mean - audible)).toBeLessThan(0.15 * audible);
  },
);

test('nobody counts as their own talker', () => {
  const square = squareOfSide(1, { players: 4, talking: 4, seed: 1 });
  expect(audibleTalkers(square, EARSHOT_METRES, 0)).toEqual([3, 3, 3, 3]);
});

test('players move, but stay near their places', () => {
  const square = squareOfSide(100, { players: 3, talking: 1, seed: 7 });
  const xs = Array.from({ length: 100 }, (_, second) => poseAt(square, 1, 1_000 * second).xMetres);
  const spread = Math.max(...xs) - Math.min(...xs);
  expect(spread).toBeGreaterThan(WANDER_METRES);
  expect(spread).toBeLessThanOrEqual(2 * WANDER_METRES);
});

test('the same seed gives the same lobby, another seed another one', () => {
  const options = { players: 10, talking: 3, seed: 5 };
  expect(squareOfSide(10, options)).toEqual(squareOfSide(10, options));
  expect(squareOfSide(10, { ...options, seed: 6 }).places).not.toEqual(squareOfSide(10, options).places);
});
