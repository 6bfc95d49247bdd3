import type { FromRendezvous, IceServer, RENDEZVOUS_ERROR_CODES } from '../../../shared/rendezvous/messages.ts';
import type { RendezvousCounters } from './counters.ts';
import type { Peer } from './peers.ts';

export type ErrorCode = (typeof RENDEZVOUS_ERROR_CODES)[number];

/** What the core cannot do itself: randomness, and credentials. */
export interface RendezvousPorts {
  /** Returns 16 random bytes, base64url. */
  createNonce(): string;
  /** Returns a random integer from 0 to below `limit`. */
  randomBelow(limit: number): number;
  /** Returns a relay with credentials for one visit; none = there is no relay. */
  createRelayServers(): readonly IceServer[];
}

/** How the desks speak to connections. */
export interface Office {
  readonly counters: RendezvousCounters;
  send(peer: Peer, message: FromRendezvous): void;
  admit(peer: Peer, as: 'host' | 'guest'): void;
  /** Sends an error, after which the connection goes on. */
  complain(peer: Peer, code: ErrorCode, message: string): void;
  /** Sends an error and ends the connection. */
  refuse(peer: Peer, code: ErrorCode, message: string): void;
}
