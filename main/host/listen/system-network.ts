import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { findRouteAddress } from './find-route-address.ts';
import type { NetworkView } from './host-addresses.ts';

/** This machine's network, as its system describes it. */
export const systemNetwork: NetworkView = {
  interfaceAddresses: () =>
    Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => ({ name, address })),
    ),
  findRouteAddress,
  lookup: async (name) => (await lookup(name, { family: 4 })).address,
  wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
};
