import type {
  FromRendezvous,
  IceServer,
  RefusedMessage,
  RENDEZVOUS_ERROR_CODES,
} from '../../../shared/rendezvous/messages.ts';
import type { RendezvousCounters } from './counters.ts';
import type { Peer } from './peers.ts';

export type ErrorCode = (typeof RENDEZVOUS_ERROR_CODES)[number];

/** The ports of the core: randomness, and credentials. */
export interface CorePorts {
  /** Returns 16 random bytes, base64url. */
  createNonce(): string;
  /** Returns the time of day, seconds since 1970. */
  timeS(): number;
  /** Returns a random integer from 0 to below `limit`. */
  randomBelow(limit: number): number;
  /**
   * Returns a name for an address group that hides the address, 16 bytes, base64url: the same for the same group and
   * scope as long as this process runs, and of other scopes unrelated.
   */
  hideGroup(group: string, scope: string): string;
  /** Returns a relay with credentials for a user, whose name is in them; none = there is no relay. */
  createRelayServers(user: string): readonly IceServer[];
}

/** How the desks speak to connections. */
export interface Office {
  readonly counters: RendezvousCounters;
  send(peer: Peer, message: FromRendezvous): void;
  admit(peer: Peer, as: 'host' | 'guest'): void;
  /** Sends an error and keeps the connection open. `about`: the host's message that it answers. */
  complain(peer: Peer, code: ErrorCode, message: string, about?: RefusedMessage): void;
  /** Sends an error and ends the connection. */
  refuse(peer: Peer, code: ErrorCode, message: string): void;
}
