import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';

/** A member's open channel, as those parts of a host use it that keep the lobby alive. */
export interface SuccessionLink {
  readonly id: ParticipantId;
  readonly peer: {
    bufferedBytes(): number;
    /** How long nothing has come from the member. */
    readonly silentMs: number;
  };
  /** -1 = not known yet. */
  readonly roundTripMs: number;
  send(message: ClientboundChannelMessage): void;
}
