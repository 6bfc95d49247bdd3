import { ipAddressBytes } from '../../media/ice/ip-address.ts';

/** Returns whether only this machine reaches what listens on `address`. */
export function isLoopback(address: string): boolean {
  const bytes = ipAddressBytes(address);
  if (bytes === undefined) return false;
  return bytes.length === 4 ? bytes[0] === 127 : bytes.every((byte, index) => byte === (index === 15 ? 1 : 0));
}
