import { UNKNOWN_REACH, type HostReach } from '../../../shared/model/host-reach.ts';

/** A rendezvous server knows the lobby, and the router could not be asked. */
export const ARRANGED_REACH: HostReach = {
  ...UNKNOWN_REACH,
  mapping: { state: 'none', method: null, external: '', isBehindAnother: false },
  nat: 'easy',
  rendezvous: [
    {
      address: 'rendezvous.example.org',
      state: 'registered',
      code: 'K7Q-29MDX',
      page: 'https://rendezvous.example.org/join/',
      listed: 'off',
    },
  ],
  probe: { udp: 'closed', tcp: 'closed' },
};

/** The router forwards the port, and a probe has shown that it works. */
export const MAPPED_REACH: HostReach = {
  ...ARRANGED_REACH,
  mapping: { state: 'mapped', method: 'upnp', external: '203.0.113.7:7777', isBehindAnother: false },
  hasIpv6: true,
  probe: { udp: 'open', tcp: 'open' },
};

/** Nothing helps: the router refuses, and no rendezvous server is set. */
export const LOCAL_REACH: HostReach = {
  ...UNKNOWN_REACH,
  mapping: { state: 'refused', method: 'upnp', external: '', isBehindAnother: false },
  nat: 'hard',
};
