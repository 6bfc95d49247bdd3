/** The counters of a rendezvous, since its start. Nothing in it tells of a person, an address or a lobby. */
export interface RendezvousCounters {
  connections: number;
  registrations: number;
  refusedProofs: number;
  /** Hosts that proved that they have another one's lobby. */
  successions: number;
  refusedClaims: number;
  visits: number;
  /** Visits of lobbies that are not there. */
  missedVisits: number;
  wrongCodes: number;
  /** Messages between hosts and guests. */
  passed: number;
  finds: number;
  probes: number;
  relayCredentials: number;
  /** Connections and requests beyond a limit. */
  refused: number;
  badMessages: number;
  /** Guests that ended for others, because all places were taken. */
  displacedGuests: number;
}

export function createCounters(): RendezvousCounters {
  return {
    connections: 0,
    registrations: 0,
    refusedProofs: 0,
    successions: 0,
    refusedClaims: 0,
    visits: 0,
    missedVisits: 0,
    wrongCodes: 0,
    passed: 0,
    finds: 0,
    probes: 0,
    relayCredentials: 0,
    refused: 0,
    badMessages: 0,
    displacedGuests: 0,
  };
}
