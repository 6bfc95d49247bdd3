import type { PlayerState } from '../../../../shared/protocol/game.ts';
import { poseOfGame } from '../../../../shared/protocol/pose-fields.ts';
import type { PositionReport } from '../position-source.ts';

/**
 * Converts a game's message to the report format of all sources. A camera without a position is where the avatar is.
 */
export function reportOfPlayer(player: PlayerState): PositionReport {
  const { position, yaw, camera, world, enclosure, team, state, muffle, zone, talkTo, voice, radio } = player;
  return {
    pose: position === null ? null : poseOfGame(position, yaw),
    camera: position === null || camera === null ? null : poseOfGame(camera.position ?? position, camera.yaw),
    presence: given({ world, enclosure, team, state, muffle, zone }),
    talk: given({ to: talkTo, voice, radio }),
  };
}

/** Removes the fields that the game left out. */
function given<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
