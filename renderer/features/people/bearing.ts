import type { Pose } from '../../../shared/model/pose.ts';

/** Straight distance, height included. */
export function distanceMetres(from: Pose, to: Pose): number {
  return Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres, to.zMetres - from.zMetres);
}

/** Where `to` is as `from` looks: radians clockwise, 0 = straight ahead, in (-pi, pi]. */
export function bearingRadians(from: Pose, to: Pose): number {
  const difference = Math.atan2(to.xMetres - from.xMetres, to.zMetres - from.zMetres) - from.yawRadians;
  return Math.atan2(Math.sin(difference), Math.cos(difference));
}

const DIRECTIONS = ['ahead', 'ahead right', 'right', 'behind right', 'behind', 'behind left', 'left', 'ahead left'] as const;

/** A bearing in words, in eighths of a circle. */
export function describeBearing(radians: number): string {
  const eighth = Math.round((radians / (2 * Math.PI)) * 8);
  return DIRECTIONS[((eighth % 8) + 8) % 8] ?? 'ahead';
}

/** "0.8 m", "12 m", "1.4 km": as exact as one can hear. */
export function formatDistance(metres: number): string {
  if (metres < 9.95) return `${metres.toFixed(1)} m`;
  return metres < 999.5 ? `${Math.round(metres)} m` : `${(metres / 1_000).toFixed(1)} km`;
}

/** How far one's own voice carries, in words. */
export function describeEarshot(metres: number): string {
  return metres === Infinity ? 'heard by everybody' : `heard up to ${formatDistance(metres)}`;
}
