import type { Pose } from '../../../shared/model/pose.ts';
import { turnBetween } from './camera/camera.ts';

/** Straight distance, height included. */
export function distanceMetres(from: Pose, to: Pose): number {
  return Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres, to.zMetres - from.zMetres);
}

/** Eighths of a circle as one looks, clockwise from straight ahead. */
const DIRECTIONS = [
  'ahead',
  'aheadRight',
  'right',
  'behindRight',
  'behind',
  'behindLeft',
  'left',
  'aheadLeft',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** In which eighth of a circle `to` is, as `from` looks. */
export function directionTo(from: Pose, to: Pose): Direction {
  const bearing = turnBetween(from.yawRadians, Math.atan2(to.xMetres - from.xMetres, to.zMetres - from.zMetres));
  const eighth = Math.round((bearing / (2 * Math.PI)) * DIRECTIONS.length);
  return DIRECTIONS[(eighth + DIRECTIONS.length) % DIRECTIONS.length] ?? 'ahead';
}
