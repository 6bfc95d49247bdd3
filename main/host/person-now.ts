import type { ParticipantId } from '../../shared/model/participant.ts';

/** A participant at this moment, as the person who runs the host sees it. */
export interface PersonNow {
  readonly id: ParticipantId;
  readonly name: string;
  /** The identity that the participant has proved; '' = nothing. */
  readonly identity: string;
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  readonly isAway: boolean;
  readonly isTalking: boolean;
  /** dBFS of the last 20 ms. */
  readonly levelDb: number;
  /** Round trip; null = not known yet. */
  readonly pingMs: number | null;
  /** x, y, z in metres; null = none. */
  readonly position: readonly [number, number, number] | null;
  /** '' = none. */
  readonly world: string;
  readonly group: string;
}
