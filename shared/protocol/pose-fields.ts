import type { Pose } from '../model/pose.ts';
import { degreesToRadians } from '../units.ts';

/** A `Pose` in a message: metres and radians under short keys, because it is sent many times a second. */
interface PoseFields {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
}

/** Pose -> the fields of a message. */
export function fieldsOfPose({ xMetres, yMetres, zMetres, yawRadians }: Pose): PoseFields {
  return { x: xMetres, y: yMetres, z: zMetres, yaw: yawRadians };
}

/** The fields of a message -> pose. A message may have other fields besides. */
export function poseOfFields({ x, y, z, yaw }: PoseFields): Pose {
  return { xMetres: x, yMetres: y, zMetres: z, yawRadians: yaw };
}

/** A position [x, y, z] in metres and a heading in degrees, as games report them -> pose. */
export function poseOfGame([xMetres, yMetres, zMetres]: readonly [number, number, number], yawDegrees: number): Pose {
  return { xMetres, yMetres, zMetres, yawRadians: degreesToRadians(yawDegrees) };
}
