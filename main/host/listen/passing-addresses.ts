import { ipAddressText } from '../../media/ice/ip-address.ts';

/** Flags of an address in Linux (include/uapi/linux/if_addr.h): temporary, duplicate, deprecated, being checked. */
const PASSING_FLAGS = 0x01 | 0x08 | 0x20 | 0x40;

/**
 * Reads `/proc/net/if_inet6`: each line has an address in hexadecimal digits, the number of its interface, the length
 * of its prefix, its scope, its flags and the interface's name. Returns the addresses that an invitation of many days
 * should not name: temporary ones (RFC 8981), and those that the system gives up or has not checked yet.
 */
export function readPassingAddresses(text: string): ReadonlySet<string> {
  const passing = new Set<string>();
  for (const line of text.split('\n')) {
    const [address = '', , , , flags = ''] = line.trim().split(/\s+/);
    if (/^[\da-f]{32}$/i.test(address) && (Number.parseInt(flags, 16) & PASSING_FLAGS) !== 0)
      passing.add(ipAddressText(Buffer.from(address, 'hex')));
  }
  return passing;
}
