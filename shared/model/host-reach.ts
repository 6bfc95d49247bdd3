import * as v from 'valibot';

/** How a hosted lobby can be reached from outside this machine, as far as the host knows. */

const externalAddress = v.pipe(v.string(), v.maxLength(80));

/** How a router was asked to forward the lobby's port. */
export const MAPPING_METHODS = ['pcp', 'nat-pmp', 'upnp'] as const;
export type MappingMethod = (typeof MAPPING_METHODS)[number];

/**
 * `off`: not wanted; `searching`: no answer yet; `mapped`: the router forwards the port; `refused`: it answered, but
 * does not; `none`: no router answered.
 */
export const MAPPING_STATES = ['off', 'searching', 'mapped', 'refused', 'none'] as const;

/**
 * How a router translates addresses (RFC 4787). `easy`: two servers at different addresses see the same port, so
 * punching works; `seems-easy`: two ports of one address do, and another address might not; `hard`: another port for
 * another destination.
 */
export const NAT_KINDS = ['unknown', 'none', 'easy', 'seems-easy', 'hard', 'udp-blocked'] as const;
export type NatKind = (typeof NAT_KINDS)[number];

/** The result of a probe from outside. */
export const PROBE_RESULTS = ['unknown', 'open', 'closed'] as const;

export const hostReachSchema = v.object({
  mapping: v.object({
    state: v.picklist(MAPPING_STATES),
    method: v.nullable(v.picklist(MAPPING_METHODS)),
    /** `address:port` at the router; '' = none. */
    external: externalAddress,
    /** Whether the router's own outer address is behind another router, so that the mapping alone does not help. */
    isBehindAnother: v.boolean(),
  }),
  /** The address that the internet sees (STUN), `address:port`; '' = not known. */
  seenAs: externalAddress,
  /** Whether that is another IPv4 address than the router names as its own. */
  isSeenElsewhere: v.boolean(),
  nat: v.picklist(NAT_KINDS),
  /** Whether this machine has an IPv6 address of the internet. */
  hasIpv6: v.boolean(),
  /** How a router was asked to let connections from the IPv6 internet in to the port, and does; null = none does. */
  ipv6Method: v.nullable(v.picklist(MAPPING_METHODS)),
  /** The rendezvous servers that know this lobby. */
  rendezvous: v.pipe(
    v.array(
      v.object({
        address: v.pipe(v.string(), v.maxLength(128)),
        state: v.picklist(['connecting', 'registered', 'failed']),
        /** The code to read aloud, such as `K7Q-29MDX`; '' = none. */
        code: v.pipe(v.string(), v.maxLength(16)),
        /** The page on which guests without the app join, with `https://`; '' = none. */
        page: v.pipe(v.string(), v.maxLength(256)),
        /** Whether its directory shows the lobby; `full`: the lobbies of the host's address take all places. */
        listed: v.picklist(['off', 'shown', 'full']),
      }),
    ),
    v.maxLength(4),
  ),
  /** How many wrong codes guests have tried since the lobby opened. */
  wrongGuesses: v.number(),
  /** The result of a rendezvous' probe of the lobby's port. */
  probe: v.object({ udp: v.picklist(PROBE_RESULTS), tcp: v.picklist(PROBE_RESULTS) }),
});
export type HostReach = v.InferOutput<typeof hostReachSchema>;

export const UNKNOWN_REACH: HostReach = {
  mapping: { state: 'off', method: null, external: '', isBehindAnother: false },
  seenAs: '',
  isSeenElsewhere: false,
  nat: 'unknown',
  hasIpv6: false,
  ipv6Method: null,
  rendezvous: [],
  wrongGuesses: 0,
  probe: { udp: 'unknown', tcp: 'unknown' },
};
