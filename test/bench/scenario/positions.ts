import type { Pose } from '../../../shared/model/pose.ts';
import { createRandom } from '../../support/signals.ts';

/** How far from its place a player wanders, metres. */
export const WANDER_METRES = 2;
/** Radians a second: at most about 1 m/s. */
const WANDER_RATE = 0.4;
const BISECTIONS = 40;

/** Players' positions: a square on the ground with a home for each player. */
export interface Square {
  readonly sideMetres: number;
  /** x and z of each player's place, as shares (0 to 1) of the side. */
  readonly places: Float64Array;
  /** Indices of the players who talk. */
  readonly talkers: readonly number[];
}

export interface SquareOptions {
  readonly players: number;
  readonly talking: number;
  readonly seed: number;
}

/** Seeded places in a square whose side is given. */
export function squareOfSide(sideMetres: number, { players, talking, seed }: SquareOptions): Square {
  const random = createRandom(seed);
  const places = Float64Array.from({ length: 2 * players }, () => random());
  const order = Array.from({ length: players }, (_, index) => ({ index, key: random() }));
  order.sort((a, b) => a.key - b.key);
  const talkers = order.slice(0, talking).map(({ index }) => index);
  return { sideMetres, places, talkers: talkers.sort((a, b) => a - b) };
}

/**
 * Seeded places in a square sized so that a player at its place has `audible` talkers within `earshotMetres` on
 * average. Distances grow with the side, so bisection finds it.
 */
export function squareOfAudibility(audible: number, earshotMetres: number, options: SquareOptions): Square {
  let [smallest, largest] = [0, earshotMetres * (2 + options.players)];
  const square = squareOfSide(1, options);
  for (let step = 0; step < BISECTIONS; step++) {
    const sideMetres = (smallest + largest) / 2;
    if (meanAudible({ ...square, sideMetres }, earshotMetres, undefined) > audible) smallest = sideMetres;
    else largest = sideMetres;
  }
  return { ...square, sideMetres: largest };
}

/** A player's pose after `timeMs`: it wanders around its place and turns, as in a game. */
export function poseAt(square: Square, player: number, timeMs: number): Pose {
  const seconds = timeMs / 1_000;
  const phase = 2.4 * player;
  const rate = WANDER_RATE * (0.7 + 0.1 * (player % 5));
  return {
    xMetres: placeMetres(square, 2 * player) + WANDER_METRES * Math.sin(rate * seconds + phase),
    yMetres: 0,
    zMetres: placeMetres(square, 2 * player + 1) + WANDER_METRES * Math.cos(0.8 * rate * seconds + phase),
    yawRadians: Math.atan2(Math.sin(rate * seconds), Math.cos(0.3 * rate * seconds + phase)),
  };
}

/** The number of talkers within `earshotMetres` of each player, at the given time or (undefined) at their places. */
export function audibleTalkers(square: Square, earshotMetres: number, timeMs: number | undefined): readonly number[] {
  const points = Array.from({ length: square.places.length / 2 }, (_, player) => {
    if (timeMs !== undefined) return poseAt(square, player, timeMs);
    return { xMetres: placeMetres(square, 2 * player), zMetres: placeMetres(square, 2 * player + 1) };
  });
  return points.map((listener, player) => {
    let count = 0;
    for (const talker of square.talkers) {
      const other = points[talker];
      if (talker === player || other === undefined) continue;
      if (Math.hypot(other.xMetres - listener.xMetres, other.zMetres - listener.zMetres) < earshotMetres) count++;
    }
    return count;
  });
}

/** Mean of `audibleTalkers`. */
export function meanAudible(square: Square, earshotMetres: number, timeMs: number | undefined): number {
  const counts = audibleTalkers(square, earshotMetres, timeMs);
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

function placeMetres(square: Square, coordinate: number): number {
  return (square.places[coordinate] ?? 0) * square.sideMetres;
}
