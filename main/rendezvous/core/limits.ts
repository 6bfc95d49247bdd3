import type { AddressRate } from '../../../shared/address-rates.ts';
import type { VisitKind } from '../../../shared/rendezvous/messages.ts';

/**
 * The limits of strangers at a rendezvous. An address group is an IPv4 address or an IPv6 network. A whole LAN party, a
 * school or a mobile provider may stand behind one, so the bursts let a lobby of 250 join at once, and the rates bound
 * what the same address can do in the long run.
 */

const MINUTE_S = 60;
const MAX_GROUPS = 4_096;

/** WebSockets that an address group opens: 20 a minute after the first 256. */
export const CONNECTION_RATE: AddressRate = { burst: 256, perSecond: 20 / MINUTE_S, maxGroups: MAX_GROUPS };

/** WebSockets of an address group that are open at the same time. */
export const MAX_CONNECTIONS_OF_GROUP = 320;

/** Visits, right or wrong: 10 a minute after the first 256. Those of strangers count by IPv6 /56. */
export const VISIT_RATE: AddressRate = { burst: 256, perSecond: 10 / MINUTE_S, maxGroups: MAX_GROUPS };

/**
 * Credentials for the relay, which are valid for an hour: 4 a minute after the first 64. Visits continue without them.
 */
export const RELAY_RATE: AddressRate = { burst: 64, perSecond: 4 / MINUTE_S, maxGroups: MAX_GROUPS };

/** Codes that no lobby has, of an IPv4 address or an IPv6 /56, as one customer gets it (RFC 6177): 5 a minute. */
export const WRONG_CODE_RATE: AddressRate = { burst: 5, perSecond: 5 / MINUTE_S, maxGroups: MAX_GROUPS };

/** Codes that no lobby has, of an IPv6 /48: 20 a minute. */
export const WRONG_CODE_RATE_OF_SITE: AddressRate = { burst: 20, perSecond: 20 / MINUTE_S, maxGroups: MAX_GROUPS };

/** Codes that no lobby has, from all addresses together: 1,000 a minute. */
export const ALL_WRONG_CODES = { burst: 1_000, perSecond: 1_000 / MINUTE_S } as const;

/** Searches of the directory. */
export const FIND_RATE: AddressRate = { burst: 60, perSecond: 0.5, maxGroups: MAX_GROUPS };

/** Probes of a host's own address: 6 a minute. */
export const PROBE_RATE: AddressRate = { burst: 6, perSecond: 6 / MINUTE_S, maxGroups: MAX_GROUPS };

/** Claims that hosts of an address group have checked, each of which costs up to 51 signatures: 30 a minute. */
export const CLAIM_RATE: AddressRate = { burst: 64, perSecond: 30 / MINUTE_S, maxGroups: MAX_GROUPS };

/** New codes that a host may ask for. */
export const RENEWAL_RATE = { burst: 3, perSecond: 1 / MINUTE_S } as const;

/** Messages of a connection. Messages that a host passes to a guest count for the guest instead. */
export const MESSAGE_RATE = { burst: 64, perSecond: 4 } as const;

/** Messages in each direction between a host and one guest: a join by code takes about ten. */
export const MAX_PASSED_MESSAGES = 64;

/** Characters in each direction between a host and one guest: a join takes about 7,000, a chain of claims 120,000. */
export const MAX_PASSED_CHARACTERS = 196_608;

/** Visits on one connection: a code leads to an invitation, and a host that restarts is visited again. */
export const MAX_VISITS = 8;

/**
 * Guests that are visiting, of all lobbies and of one. For one more, one of the address group with the most of them
 * ends. Guests with a code, with a password and without anything have places of their own: strangers come that way, and
 * must not take those of the invited. A knock waits for a person, so it keeps its place the longest.
 */
export const MAX_GUESTS: Readonly<Record<VisitKind, number>> = { lobby: 500, code: 250, password: 250, knock: 1_000 };
export const MAX_GUESTS_OF_LOBBY: Readonly<Record<VisitKind, number>> = {
  lobby: 256,
  code: 64,
  password: 64,
  knock: 32,
};

export const MAX_LOBBIES = 20_000;

/** Listed lobbies of an IPv4 address or an IPv6 /56, so that nobody fills the directory. */
export const MAX_LISTED_OF_CUSTOMER = 16;

/** Time from the opening of a connection to its first message. */
export const FIRST_MESSAGE_TIMEOUT_MS = 10_000;

/** A connection that has searched stays open for this time after its last message. */
export const SEARCH_TIMEOUT_MS = 60_000;

/** A visit may wait for a person at the host, who lets guests in. */
export const VISIT_TIMEOUT_MS = 180_000;

/** Messages that arrive while a proof is checked. */
export const MAX_HELD_MESSAGES = 8;

/** A lobby's entry in the directory changes at most this often. */
export const LISTING_INTERVAL_MS = 5_000;

/** A code is kept for a host that is gone, if it had registered for at least `KEPT_CODE_MS`. */
export const CODE_RELEASE_MS = 600_000;
export const KEPT_CODE_MS = 60_000;
