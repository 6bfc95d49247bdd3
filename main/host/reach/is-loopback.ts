import { ipAddressBytes, isLoopbackBytes } from '../../media/ice/ip-address.ts';

/** Returns whether only this machine reaches what listens on `address`. */
export function isLoopback(address: string): boolean {
  const bytes = ipAddressBytes(address);
  return bytes !== undefined && isLoopbackBytes(bytes);
}
