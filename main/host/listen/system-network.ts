import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { listOwnAddresses } from '../../media/ice/own-addresses.ts';
import { findRouteAddresses } from './find-route-addresses.ts';
import type { NetworkView } from './host-addresses.ts';
import { readPassingAddresses } from './passing-addresses.ts';

/** This machine's network, as its system describes it. */
export const systemNetwork: NetworkView = {
  interfaceAddresses: () => {
    const passing = findPassingAddresses();
    return listOwnAddresses()
      .filter(({ isLoopback }) => !isLoopback)
      .map(({ name, address }) => ({ name, address, isPassing: passing.has(address) }));
  },
  findRouteAddresses,
  lookup: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
};

/** Only Linux says which addresses pass; elsewhere none counts as such. */
function findPassingAddresses(): ReadonlySet<string> {
  if (process.platform !== 'linux') return new Set();
  try {
    return readPassingAddresses(readFileSync('/proc/net/if_inet6', 'latin1'));
  } catch {
    // Without IPv6, there is no such file.
    return new Set();
  }
}
