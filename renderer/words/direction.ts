import type { TFunction } from 'i18next';
import { formatMetres } from '../i18n/format.ts';

/** The eighths of a circle, clockwise from straight ahead. */
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

/** Describes a bearing, in eighths of a circle: "ahead right". */
export function describeDirection(bearingRadians: number, t: TFunction<'common'>): string {
  const count = DIRECTIONS.length;
  const eighth = Math.round((bearingRadians / (2 * Math.PI)) * count);
  return t(`direction.${DIRECTIONS[((eighth % count) + count) % count] ?? 'ahead'}`);
}

/** Describes where a player is: "9.3 m ahead right". */
export function describePlace(
  metres: number,
  bearingRadians: number,
  t: TFunction<'common'>,
  language: string,
): string {
  return t('place', { distance: formatMetres(metres, language), direction: describeDirection(bearingRadians, t) });
}
