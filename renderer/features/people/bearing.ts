import type { TFunction } from 'i18next';
import type { Pose } from '../../../shared/model/pose.ts';
import { formatMetres } from '../../i18n/format.ts';

/** Straight distance, height included. */
export function distanceMetres(from: Pose, to: Pose): number {
  return Math.hypot(to.xMetres - from.xMetres, to.yMetres - from.yMetres, to.zMetres - from.zMetres);
}

/** Where `to` is as `from` looks: radians clockwise, 0 = straight ahead, in (-pi, pi]. */
export function bearingRadians(from: Pose, to: Pose): number {
  const difference = Math.atan2(to.xMetres - from.xMetres, to.zMetres - from.zMetres) - from.yawRadians;
  return Math.atan2(Math.sin(difference), Math.cos(difference));
}

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

/** A bearing in words, in eighths of a circle. */
export function describeBearing(radians: number, t: TFunction<'people'>): string {
  const eighth = Math.round((radians / (2 * Math.PI)) * 8);
  return t(`direction.${DIRECTIONS[((eighth % 8) + 8) % 8] ?? 'ahead'}`);
}

/** How far one's own voice carries, in words. */
export function describeEarshot(metres: number, t: TFunction<'people'>, language: string): string {
  return metres === Infinity ? t('heardByEverybody') : t('heardUpTo', { distance: formatMetres(metres, language) });
}
