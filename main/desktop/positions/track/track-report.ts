import type { PositionReport } from '../position-source.ts';
import { degreesToRadians } from '../../../../shared/units.ts';
import type { Track, TrackPoint } from './parse-track.ts';

/**
 * Returns the position of a track `elapsedSeconds` after its start: on the straight line between its points, turning
 * the shorter way. It repeats after the last point. Between worlds, and from no position, it jumps instead of walking.
 */
export function trackReport(track: Track, elapsedSeconds: number): PositionReport {
  const first = track[0]!;
  const lengthSeconds = track.at(-1)!.timeSeconds - first.timeSeconds;
  const atSeconds = first.timeSeconds + (lengthSeconds > 0 ? elapsedSeconds % lengthSeconds : 0);
  const next = track.findIndex((point) => point.timeSeconds > atSeconds);
  const from = next < 0 ? track.at(-1)! : track[next - 1]!;
  const to = next < 0 ? from : track[next]!;
  const { world, state } = from;
  return {
    pose: poseBetween(from, to, atSeconds),
    camera: null,
    presence: { ...(world === undefined ? {} : { world }), ...(state === undefined ? {} : { state }) },
    talk: {},
  };
}

function poseBetween(from: TrackPoint, to: TrackPoint, atSeconds: number): PositionReport['pose'] {
  if (from.position === null) return null;
  const isWalk = to.position !== null && to.world === from.world && to.timeSeconds > from.timeSeconds;
  const share = isWalk ? (atSeconds - from.timeSeconds) / (to.timeSeconds - from.timeSeconds) : 0;
  const end = to.position ?? from.position;
  const [x, y, z] = from.position;
  return {
    xMetres: x + share * (end[0] - x),
    yMetres: y + share * (end[1] - y),
    zMetres: z + share * (end[2] - z),
    yawRadians: degreesToRadians(from.yawDegrees + share * shorterTurn(from.yawDegrees, to.yawDegrees)),
  };
}

/** Degrees, -180 to 180. */
function shorterTurn(fromDegrees: number, toDegrees: number): number {
  const turn = (toDegrees - fromDegrees) % 360;
  return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
}
