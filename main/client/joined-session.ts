import type { Joined } from '../../shared/protocol/signalling.ts';
import type { SignallingEnd } from './signalling-session.ts';

/** A client's membership of a lobby as signalling knows it, until one side ends it. */
export interface JoinedSession {
  readonly joined: Joined;
  /** Sends another address of this client to the host, as in `RTCIceCandidate.candidate`, if the host takes them. */
  sendCandidate(candidate: string): void;
  /** The data channel is open: closes what only the join needed. */
  channelOpened(): void;
  /** Calls `listener` once when the host ends the membership, even if it has already. */
  onEnded(listener: (end: SignallingEnd) => void): () => void;
  leave(): Promise<void>;
}
