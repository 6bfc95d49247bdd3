import { isIPv4 } from 'node:net';
import { isPublicAddress } from '../media/ice/public-address.ts';

/** Returns whether a router with this outer IPv4 address is itself behind another router. */
export function isBehindAnother(externalAddress: string): boolean {
  return isIPv4(externalAddress) && !isPublicAddress(externalAddress);
}

/** Returns what a router says is its outer address, or '' if no machine can have that address. */
export function cleanExternalAddress(text: string): string {
  const first = Number(text.split('.')[0]);
  return isIPv4(text) && first > 0 && first < 224 && first !== 127 ? text : '';
}
