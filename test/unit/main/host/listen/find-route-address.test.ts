import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { findRouteAddress } from '../../../../../main/host/listen/find-route-address.ts';

it('finds an address of this machine, or that there is no route', async () => {
  const address = await findRouteAddress();
  const own = Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map((one) => one.address));
  if (address !== null) expect([isIPv4(address), own.includes(address)]).toEqual([true, true]);
});
