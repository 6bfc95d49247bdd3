/**
 * How a client signs on with a host. `direct`: on the host's signalling port; `rendezvous`: in sealed messages that a
 * rendezvous passes on; `udp`: on the data channel itself, which the client opens without signalling.
 */
export const LINK_PATHS = ['direct', 'rendezvous', 'udp'] as const;
export type LinkPath = (typeof LINK_PATHS)[number];
