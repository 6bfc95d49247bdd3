import type { Pose } from '../../shared/model/pose.ts';

/**
 * The innermost simulated player walks about here, metres from the origin; the outermost is out of everybody's hearing.
 */
const INNER_RADIUS_METRES = 4;
const OUTER_RADIUS_METRES = 34;

/** Half the width and depth of the area that a player walks over. */
const WANDER_METRES = 7;

/** Radians a second; with 7 m this gives a walk of at most 2.5 m/s. */
const WANDER_RATE = 0.22;

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Returns the pose of simulated player `index` of `count` after `timeMs`. Each wanders around a separate place on a
 * spiral, so that some are together, some meet now and then, and some never hear each other. They look where they walk.
 */
export function playerPose(index: number, count: number, timeMs: number): Pose {
  const share = count > 1 ? index / (count - 1) : 0;
  const radius = INNER_RADIUS_METRES + share * (OUTER_RADIUS_METRES - INNER_RADIUS_METRES);
  const angle = index * GOLDEN_ANGLE;
  const rateX = WANDER_RATE * (1 + 0.13 * (index % 4));
  const rateZ = WANDER_RATE * (0.8 + 0.17 * (index % 3));
  const phaseX = (rateX * timeMs) / 1_000 + index;
  const phaseZ = (rateZ * timeMs) / 1_000 + 2.4 * index;
  const xMetres = radius * Math.sin(angle) + WANDER_METRES * Math.sin(phaseX);
  const zMetres = radius * Math.cos(angle) + WANDER_METRES * Math.sin(phaseZ);
  return { xMetres, yMetres: 0, zMetres, yawRadians: Math.atan2(rateX * Math.cos(phaseX), rateZ * Math.cos(phaseZ)) };
}
