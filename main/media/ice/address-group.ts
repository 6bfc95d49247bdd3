import { isIPv4 } from 'node:net';
import { ipAddressBytes } from './ip-address.ts';

/** An IPv6 network of one customer: its holder has all 2^64 addresses in it (RFC 6177). */
const IPV6_NETWORK_BYTES = 8;

/**
 * Returns the part of an address that limits count by: an IPv4 address as it is, also inside IPv6, and the /64 network
 * of an IPv6 address, as hexadecimal digits. Text that is no address counts as one group.
 */
export function addressGroupOf(address: string | undefined): string {
  if (address === undefined) return '';
  if (isIPv4(address)) return address;
  const bytes = ipAddressBytes(address);
  if (bytes === undefined) return '';
  if (bytes.length === 4) return bytes.join('.');
  return Buffer.from(bytes.subarray(0, IPV6_NETWORK_BYTES)).toString('hex');
}
