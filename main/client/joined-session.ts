import type { Removal } from '../../shared/model/people/moderation.ts';
import { endReasonOf, type Closing, type Joined } from '../../shared/protocol/signalling.ts';

export interface SignallingEnd {
  readonly reason: 'lobby-closed' | 'removed' | 'replaced' | 'headset-ended' | 'host-lost';
  readonly message: string;
  /** With `removed`: who has decided that, and why; null or not given = the host does not say. */
  readonly removal?: Removal | null | undefined;
}

export const END_MESSAGES: Readonly<Record<SignallingEnd['reason'], string>> = {
  'lobby-closed': 'The host closed the lobby.',
  removed: 'The host removed you from the lobby.',
  replaced: 'You joined this lobby again from somewhere else, so this connection ended.',
  'headset-ended': 'The other device has left the lobby, or no longer uses this one as its headset.',
  'host-lost': 'The connection to the host was lost. Check your network, or ask whether the lobby is still open.',
};

/** Returns how the membership ends when the host says so, or when it is lost. */
export function endOf({
  reason,
  removal,
}: Pick<Closing, 'removal'> & { readonly reason: Closing['reason'] | 'host-lost' }): SignallingEnd {
  const ended = reason === 'host-lost' ? reason : endReasonOf(reason);
  if (ended !== 'removed' || !removal) return { reason: ended, message: END_MESSAGES[ended] };
  const { isBan, by, reason: why } = removal;
  const message = `${by} ${isBan ? 'banned you from' : 'removed you from'} the lobby${why === '' ? '.' : `: ${why}`}`;
  return { reason: ended, message, removal };
}

/** The end of a membership whose host nobody can reach. */
export const HOST_LOST = endOf({ reason: 'host-lost' });

/** A client's membership of a lobby as signalling knows it, until one side ends it. */
export interface JoinedSession {
  readonly joined: Joined;
  /** Sends another address of this client to the host, as in `RTCIceCandidate.candidate`, if the host takes them. */
  sendCandidate(candidate: string): void;
  /** The data channel is open: closes what only the join needed. */
  channelOpened(): void;
  /** Calls `listener` once when the host ends the membership, even if it has already. */
  onEnded(listener: (end: SignallingEnd) => void): () => void;
  /** Calls `listener` whenever the signalling connection is lost, which ends nothing. */
  onConnectionLost(listener: () => void): () => void;
  leave(): Promise<void>;
  /** Closes the signalling connection without leaving the lobby: another one of the same participant replaces it. */
  drop(): void;
}
