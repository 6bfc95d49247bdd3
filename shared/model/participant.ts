/**
 * A participant's number in a lobby: 1 and up, given by the host, never given twice while the lobby lives.
 */
export type ParticipantId = number;

/** What everybody in a lobby may know of a participant, and that changes rarely. */
export interface Participant {
  readonly id: ParticipantId;
  /** Cleaned by `parseParticipantName`: 1 to 32 visible characters. */
  readonly name: string;
  /** Does not speak, whatever its microphone does. */
  readonly isMuted: boolean;
  /** Hears nobody. */
  readonly isDeafened: boolean;
  /** See `identitySchema`; '' = none was proven. */
  readonly identity: string;
}
