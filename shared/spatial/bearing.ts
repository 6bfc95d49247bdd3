import type { Pose } from '../model/pose.ts';

/** Returns the straight distance between two poses, height included. */
export function distanceMetres(from: Pose, to: Pose): number {
  return Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres, to.zMetres - from.zMetres);
}

/** Returns the shorter turn from one heading to another, radians in (-pi, pi]. */
export function turnBetween(fromRadians: number, toRadians: number): number {
  return Math.atan2(Math.sin(toRadians - fromRadians), Math.cos(toRadians - fromRadians));
}

/** Returns where `to` is as `from` looks: radians clockwise in (-pi, pi], 0 = straight ahead. */
export function bearingRadians(from: Pose, to: Pose): number {
  return turnBetween(from.yawRadians, Math.atan2(to.xMetres - from.xMetres, to.zMetres - from.zMetres));
}
