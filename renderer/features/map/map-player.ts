import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';

/** What the map shows of a participant. */
export interface MapPlayer {
  readonly id: ParticipantId;
  readonly name: string;
  readonly pose: Pose;
  /** 0 = silent to 1 = loud. */
  readonly loudness: number;
  readonly isTalking: boolean;
  readonly isMuted: boolean;
  /** Hears oneself. */
  readonly isHearer: boolean;
}
