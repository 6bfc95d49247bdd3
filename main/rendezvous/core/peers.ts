import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import type { FromRendezvous, Listing, ToRendezvous, VisitKind } from '../../../shared/rendezvous/messages.ts';
import type { ChainEnd } from '../../../shared/succession/prove-link.ts';
import type { TokenBucket } from '../../../shared/token-bucket.ts';
import type { WaitingConnection, WaitingConnections } from '../../door/waiting-connections.ts';

/** A number by which the core and what runs it call a connection. */
export type PeerId = number;

/** The facts about a connection when it opens. */
export interface PeerDescription {
  /** The address of the host or guest, as text. */
  readonly address: string;
  /** The part of the address that limits count by. */
  readonly group: string;
  /** Whether probes may go to the address. */
  readonly isProbeable: boolean;
  /** The name of this rendezvous, as `rendezvousNameAt`; '' = nobody can register. */
  readonly name: string;
  /** Where this connection finds STUN. */
  readonly stunServers: Extract<FromRendezvous, { type: 'registered' }>['stunServers'];
  /** The page for guests; '' = none. */
  readonly page: string;
}

/** The actions that the core requests, in this order. */
export type RendezvousAction =
  | { readonly type: 'send'; readonly peer: PeerId; readonly message: FromRendezvous }
  /** Ends the connection after what was sent. */
  | { readonly type: 'close'; readonly peer: PeerId }
  /** The connection has become a host's or a guest's, so it no longer is a stranger's. */
  | { readonly type: 'admit'; readonly peer: PeerId; readonly as: 'host' | 'guest' }
  /** Asks for `checkRegistration`, whose result goes to `proved`. */
  | {
      readonly type: 'prove';
      readonly peer: PeerId;
      readonly message: Registering;
      readonly nonce: string;
      readonly name: string;
    }
  /** Asks for `proveLink`, whose result goes to `linked`, with the same number. */
  | {
      readonly type: 'link';
      readonly peer: PeerId;
      readonly chain: number;
      readonly claim: Claim;
      readonly end: ChainEnd | null;
    }
  /** Asks for a probe, whose result goes to `probed`. */
  | { readonly type: 'probe'; readonly peer: PeerId; readonly address: string; readonly probe: Probing };

export type Registering = Extract<ToRendezvous, { type: 'register' }>;
type Probing = Extract<ToRendezvous, { type: 'probe' }>;

/** A connection. */
export interface Peer {
  readonly id: PeerId;
  readonly description: PeerDescription;
  readonly nonce: string;
  readonly messages: TokenBucket;
  readonly openedMs: number;
  lastMessageMs: number;
  hasSpoken: boolean;
  visitCount: number;
  /** The messages that arrived while its proof is checked; undefined = no proof is checked. */
  held: ToRendezvous[] | undefined;
  registering: Registering | undefined;
  /** Set while the connection is a host's. */
  lobby: Lobby | undefined;
  /** Set while the connection visits. */
  visit: PassedVisit | undefined;
  /** Milliseconds; -1 = not measured yet. */
  roundTripMs: number;
}

/** The lobby of a registered host. */
export interface Lobby {
  readonly id: string;
  readonly certificateSha256: string;
  /** DER, base64url. */
  readonly certificate: string;
  readonly host: Peer;
  readonly registeredMs: number;
  readonly renewals: TokenBucket;
  code: string;
  /** `Succession.lobbyId`; '' = the host has not said it. */
  lobbyId: string;
  /** The epoch that the host has proved; 0 = it has the lobby as its founder. */
  epoch: number;
  /** The proof that the host is giving; undefined = none. */
  chain: Chain | undefined;
  /** The successor that the host has heard of last; undefined = none. */
  successor: Lobby | undefined;
  /** How strangers get in, as the host has said last; undefined = it does not want to be listed. */
  access: Listing['access'] | undefined;
  readonly guests: Map<number, PassedVisit>;
  /** The guests by the way that they came. */
  readonly places: Readonly<Record<VisitKind, WaitingConnections>>;
}

/** A chain of claims, as far as it has arrived. */
export interface Chain {
  /** Tells it from an earlier chain of the same host. */
  readonly number: number;
  /** Claims that wait for their check. */
  readonly waiting: Claim[];
  /** The lobbies of the hosts at which the claims so far begin. */
  readonly issuers: string[];
  /** The proof by the claims so far; null = nothing yet. */
  end: ChainEnd | null;
  isChecking: boolean;
  claims: number;
  code: string | undefined;
}

/** A guest at a lobby. */
export interface PassedVisit extends WaitingConnection {
  readonly guest: Peer;
  readonly lobby: Lobby;
  readonly by: VisitKind;
  /** The id of the visit on both sides. */
  readonly connection: number;
  readonly startedMs: number;
  readonly fromGuest: Passage;
  readonly fromHost: Passage;
}

/** The traffic in one direction of a visit. */
export interface Passage {
  messages: number;
  characters: number;
}
