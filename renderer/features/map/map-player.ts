import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { LifeState } from '../../../shared/model/presence.ts';
import type { Scene } from '../../link/scene.ts';
import { levelToFraction } from '../../ui/display/level.ts';

/** What this window may know about a player's part in the game. */
export interface PlayerMark {
  /** The place of their team's mark in `TEAM_MARKS`; null = they are in no team. */
  readonly teamMark: number | null;
  readonly state: LifeState;
}

/** The marks of the players about whom something is known; the others are alive and in no team, or it is a secret. */
export type PlayerMarks = ReadonlyMap<ParticipantId, PlayerMark>;

const NO_MARK: PlayerMark = { teamMark: null, state: 'alive' };

/** A participant as the map shows it. */
export interface MapPlayer {
  readonly id: ParticipantId;
  readonly name: string;
  /** The player's colour. */
  readonly hueDegrees: number;
  readonly pose: Pose;
  /** 0 = silent to 1 = loud. */
  readonly loudness: number;
  readonly isTalking: boolean;
  readonly isMuted: boolean;
  /** Whether the connection is lost, and the place held. */
  readonly isAway: boolean;
  /** Whether you have muted or blocked them. */
  readonly isSilenced: boolean;
  /** Whether they hear you. */
  readonly isHearer: boolean;
  readonly mark: PlayerMark;
  /** Their picture, which is asked for when this is called; null = none, or not yet. */
  readonly picture: () => CanvasImageSource | null;
}

/** Returns everyone whose position is known at `nowMs`. */
export function readPlayers(
  scene: Scene,
  participants: readonly Participant[],
  marks: PlayerMarks,
  nowMs: number,
  pictureOf: (participant: Participant) => CanvasImageSource | null,
): MapPlayer[] {
  const players: MapPlayer[] = [];
  for (const participant of participants) {
    const { id, name, isMuted, isAway } = participant;
    const pose = scene.poseAt(id, nowMs);
    if (pose === undefined) continue;
    const { isTalking, levelDb } = scene.voice(id);
    players.push({
      id,
      name,
      hueDegrees: hueOf(participant),
      pose,
      isMuted,
      isAway,
      isTalking,
      loudness: levelToFraction(levelDb),
      isSilenced: scene.isSilenced(id),
      isHearer: scene.hearers.has(id),
      mark: marks.get(id) ?? NO_MARK,
      picture: () => pictureOf(participant),
    });
  }
  return players;
}
