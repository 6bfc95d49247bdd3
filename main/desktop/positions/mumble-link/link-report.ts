import { MAX_COORDINATE_METRES, type Pose } from '../../../../shared/model/pose.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { PositionReport } from '../position-source.ts';
import type { GameProfile, LinkAxis } from './game-profiles.ts';
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
  readonly cameraRadians: number;
}

export const FIRST_HEADINGS: Headings = { avatarRadians: 0, cameraRadians: 0 };

export interface LinkReport {
  readonly report: PositionReport;
  readonly headings: Headings;
}

/** Converts a frame to Earshot's axes and units with the profile of the program that wrote it. */
export function reportOfFrame(
  frame: LinkFrame,
  { world, team, profile }: LinkFacts,
  last: Headings,
): Result<LinkReport, LinkRefusal> {
  const pose = isNowhere(frame.avatar.position) ? null : poseOf(frame.avatar, profile, last.avatarRadians);
  const camera =
    pose === null || frame.camera === null || isNowhere(frame.camera.position)
      ? null
      : poseOf(frame.camera, profile, last.cameraRadians);
  if (!isWithinWorld(pose) || !isWithinWorld(camera))
    return failure(
      'too-far',
      `The game writes a position more than ${MAX_COORDINATE_METRES / 1_000} km away, too far to be precise. Look for an update of its mod.`,
    );
  return success({
    report: { pose, camera, presence: { world, ...(team === undefined ? {} : { team }) }, talk: {} },
    headings: {
      avatarRadians: pose?.yawRadians ?? last.avatarRadians,
      cameraRadians: camera?.yawRadians ?? last.cameraRadians,
    },
  });
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

function poseOf({ position, front }: LinkView, { metresPerUnit, axes }: GameProfile, lastYawRadians: number): Pose {
  return {
    xMetres: along(position, axes[0]) * metresPerUnit,
    yMetres: along(position, axes[1]) * metresPerUnit,
    zMetres: along(position, axes[2]) * metresPerUnit,
    yawRadians: headingOf(along(front, axes[0]), along(front, axes[1]), along(front, axes[2])) ?? lastYawRadians,
  };
}

/**
 * Returns the heading, radians clockwise from +z; undefined when the vector has no horizontal direction. The vector may
 * have any length.
 */
function headingOf(x: number, y: number, z: number): number | undefined {
  const ground = Math.hypot(x, z);
  return ground === 0 || ground < SMALLEST_GROUND_SHARE * Math.hypot(ground, y) ? undefined : Math.atan2(x, z);
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
