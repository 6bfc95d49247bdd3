import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { findRouteAddresses } from '../../../../../main/host/listen/find-route-addresses.ts';

it('finds at most one address of this machine in each family', async () => {
  const found = await findRouteAddresses();
  const own = Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map((one) => one.address));
  expect(found.filter((address) => !own.includes(address))).toEqual([]);
  expect(new Set(found.map((address) => isIPv4(address))).size).toBe(found.length);
});
