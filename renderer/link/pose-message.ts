import type { Pose } from '../../shared/model/pose.ts';
import type { PlaceMessage } from './host-link.ts';

type PoseMessage = Extract<PlaceMessage, { readonly type: 'pose' }>;

/** A pose as it goes to the host. */
export function toPoseMessage({ xMetres, yMetres, zMetres, yawRadians }: Pose): PoseMessage {
  return { type: 'pose', x: xMetres, y: yMetres, z: zMetres, yaw: yawRadians };
}

/** The avatar's pose in a message; its camera is for the host only. */
export function poseOfMessage({ x, y, z, yaw }: Pick<PoseMessage, 'x' | 'y' | 'z' | 'yaw'>): Pose {
  return { xMetres: x, yMetres: y, zMetres: z, yawRadians: yaw };
}
