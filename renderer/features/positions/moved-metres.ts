import type { PositionsState } from './positions-store.ts';

/** A position in a game, metres. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Returns where the active source puts you; null = nowhere. */
export function placeOf({ report }: Pick<PositionsState, 'report'>): Place | null {
  return report?.place.type === 'pose' ? report.place : null;
}

/** Returns the distance in tenths of a metre below 100 m, and in metres beyond; null where a place is unknown. */
export function movedMetres(start: Place | null, now: Place | null): number | null {
  if (start === null || now === null) return null;
  const metres = Math.hypot(now.x - start.x, now.y - start.y, now.z - start.z);
  return metres < 100 ? Math.round(metres * 10) / 10 : Math.round(metres);
}
