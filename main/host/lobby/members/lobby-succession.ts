import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { Claim, ServerboundSuccession } from '../../../../shared/protocol/succession-messages.ts';
import type { LobbyMember } from '../lobby-member.ts';

/** The part that keeps a lobby alive when its host ends. The lobby tells it about its members. */
export interface LobbySuccession {
  /** They lead from the founder to the host that has the lobby, as far as it is known here; [] = the founder has it. */
  readonly claims: readonly Claim[];
  /** The links of those hosts that may take the lobby over, or have, without its secret; the first first. */
  readonly successorLinks: readonly string[];
  /** A participant has a channel, the first one or another. `identity`: '' = it has proven none. */
  connected(member: LobbyMember, identity: string): void;
  /** A participant's connection is lost, and its place waits for it. */
  away(id: ParticipantId): void;
  /** A participant's place is gone. `hasLeft`: it said so itself. */
  gone(id: ParticipantId, identity: string, hasLeft: boolean): void;
  handle(member: LobbyMember, message: ServerboundSuccession): void;
}
