import { MAX_COORDINATE_METRES, type Pose } from '../../../../shared/model/pose.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { PositionReport } from '../position-source.ts';
import type { LinkAxis, LinkConversion } from './link-conversion.ts';
import type { LinkFacts } from './link-facts.ts';
import type { LinkFrame, LinkRefusal, LinkVector, LinkView } from './parse-link.ts';

/**
 * A position this close to the origin on every axis, in the game's units, means none. In Mumble only exactly (0, 0, 0)
 * does; some mods write 0.0001 instead. Real players pass the origin within a step.
 */
const NOWHERE_UNITS = 0.001;

/** A front vector with a smaller horizontal share than this points straight up or down. */
const SMALLEST_GROUND_SHARE = 0.001;

/** The last headings, radians, kept while the player looks straight up or down. */
export interface Headings {
  readonly avatarRadians: number;
  /** undefined = the camera has had none, so it looks where the avatar looks. */
  readonly cameraRadians: number | undefined;
}

export const FIRST_HEADINGS: Headings = { avatarRadians: 0, cameraRadians: undefined };

export interface LinkReport {
  readonly report: PositionReport;
  readonly headings: Headings;
}

/**
 * Converts a frame to Earshot's axes and units with the conversion for the program that wrote it. A camera that is not
 * usable is where the avatar is.
 */
export function reportOfFrame(
  frame: LinkFrame,
  { world, team, state }: LinkFacts,
  conversion: LinkConversion,
  last: Headings,
): Result<LinkReport, LinkRefusal> {
  const pose = placeOf(frame.avatar, conversion, last.avatarRadians);
  if (!isWithinWorld(pose))
    return failure(
      'too-far',
      `The game writes a position more than ${MAX_COORDINATE_METRES / 1_000} km away, too far to be precise. Look for an update of its mod.`,
    );
  const seen = pose === null ? null : placeOf(frame.camera, conversion, last.cameraRadians ?? pose.yawRadians);
  const camera = isWithinWorld(seen) ? seen : null;
  const given = { ...(team === undefined ? {} : { team }), ...(state === undefined ? {} : { state }) };
  return success({
    report: { pose, camera, presence: { world, ...given }, talk: {} },
    headings: {
      avatarRadians: pose?.yawRadians ?? last.avatarRadians,
      cameraRadians: camera?.yawRadians ?? last.cameraRadians,
    },
  });
}

function placeOf(view: LinkView | null, conversion: LinkConversion, lastYawRadians: number): Pose | null {
  return view === null || isNowhere(view.position) ? null : poseOf(view, conversion, lastYawRadians);
}

function isNowhere({ x, y, z }: LinkVector): boolean {
  return Math.abs(x) < NOWHERE_UNITS && Math.abs(y) < NOWHERE_UNITS && Math.abs(z) < NOWHERE_UNITS;
}

function isWithinWorld(pose: Pose | null): boolean {
  return (
    pose === null ||
    [pose.xMetres, pose.yMetres, pose.zMetres].every((coordinate) => Math.abs(coordinate) <= MAX_COORDINATE_METRES)
  );
}

function poseOf({ position, front }: LinkView, { metresPerUnit, axes }: LinkConversion, lastYawRadians: number): Pose {
  const { x, y, z } = turned(position, axes);
  return {
    xMetres: x * metresPerUnit,
    yMetres: y * metresPerUnit,
    zMetres: z * metresPerUnit,
    yawRadians: (front === null ? undefined : headingOf(turned(front, axes))) ?? lastYawRadians,
  };
}

/**
 * Returns the heading, radians clockwise from +z; undefined when the vector has no horizontal direction. The vector may
 * have any length.
 */
function headingOf({ x, y, z }: LinkVector): number | undefined {
  const ground = Math.hypot(x, z);
  return ground === 0 || ground < SMALLEST_GROUND_SHARE * Math.hypot(ground, y) ? undefined : Math.atan2(x, z);
}

function turned(vector: LinkVector, axes: LinkConversion['axes']): LinkVector {
  return { x: along(vector, axes[0]), y: along(vector, axes[1]), z: along(vector, axes[2]) };
}

function along(vector: LinkVector, axis: LinkAxis): number {
  switch (axis) {
    case 'x':
    case 'y':
    case 'z':
      return vector[axis];
    case '-x':
      return -vector.x;
    case '-y':
      return -vector.y;
    case '-z':
      return -vector.z;
  }
}
