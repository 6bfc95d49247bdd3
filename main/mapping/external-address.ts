import { isIPv4 } from 'node:net';
import { networksOf, PRIVATE_NETWORKS } from '../media/ice/private-networks.ts';

/** Networks that are no part of the internet (RFC 6890): behind such an outer address stands another router. */
const INNER = networksOf([
  ...PRIVATE_NETWORKS,
  // Carrier-grade NAT (RFC 6598).
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
]);

/** Returns whether a router with this outer IPv4 address is itself behind another router. */
export function isBehindAnother(externalAddress: string): boolean {
  return isIPv4(externalAddress) && INNER.check(externalAddress, 'ipv4');
}

/** Returns what a router says is its outer address, or '' if no machine can have that address. */
export function cleanExternalAddress(text: string): string {
  const first = Number(text.split('.')[0]);
  return isIPv4(text) && first > 0 && first < 224 && first !== 127 ? text : '';
}
