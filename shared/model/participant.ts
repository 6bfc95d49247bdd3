import type { Profile } from './profile/profile.ts';

/** A participant's number in a lobby, assigned by the host: 1 and up, never reused while the lobby lives. */
export type ParticipantId = number;

/** The facts about a participant that everyone in a lobby may know. It changes rarely. */
export interface Participant {
  readonly id: ParticipantId;
  /** Cleaned by `parseParticipantName`: 1 to 32 visible characters. */
  readonly name: string;
  /** The participant is muted: they do not speak, whatever their microphone picks up. */
  readonly isMuted: boolean;
  /** The participant is deafened: they hear nobody. */
  readonly isDeafened: boolean;
  /** See `identitySchema`; '' when the participant proved none. */
  readonly identity: string;
  /**
   * The colour as its place in `PLAYER_HUES`. On the host: the chosen one, null = none. In a window: as the host says,
   * null = by the participant's number, because the host is of an earlier version.
   */
  readonly color: number | null;
  /** What the participant shows of themselves; not given = nothing. */
  readonly profile?: Profile | undefined;
  /** The participant has lost its connection, and its place is held for its return. */
  readonly isAway: boolean;
}
