import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { networksOf, PRIVATE_NETWORKS } from './private-networks.ts';

/** IPv4 networks that are no part of the internet (RFC 6890). */
const INNER = networksOf([
  ...PRIVATE_NETWORKS,
  ['0.0.0.0', 8],
  // Carrier-grade NAT (RFC 6598).
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
  // Groups, and what is reserved.
  ['224.0.0.0', 3],
]);

/** All that IPv6 has of the internet (RFC 4291), */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
/** of which these lead to IPv4 (RFC 4380, RFC 3056). */
const TUNNELS = new BlockList();
TUNNELS.addSubnet('2001::', 32, 'ipv6');
TUNNELS.addSubnet('2002::', 16, 'ipv6');

/** Returns whether an address, as text, can belong to a machine on the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !INNER.check(address, 'ipv4');
  return isIPv6(address) && GLOBAL.check(address, 'ipv6') && !TUNNELS.check(address, 'ipv6');
}
