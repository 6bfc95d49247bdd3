import { isIPv4, isIPv6 } from 'node:net';

const MAPPED_PREFIX = '::ffff:';

/**
 * Parses an IP address into its 4 or 16 bytes in network order; IPv4 inside IPv6 (::ffff:a.b.c.d) becomes 4. Returns
 * undefined for anything else.
 */
export function ipAddressBytes(text: string): Uint8Array | undefined {
  if (text.toLowerCase().startsWith(MAPPED_PREFIX) && isIPv4(text.slice(MAPPED_PREFIX.length)))
    return ipAddressBytes(text.slice(MAPPED_PREFIX.length));
  if (isIPv4(text)) return Uint8Array.from(text.split('.'), Number);
  const bare = text.split('%')[0] ?? '';
  return isIPv6(bare) ? ipv6Bytes(bare) : undefined;
}

/** Formats 4 or 16 bytes in network order as text. IPv6 is written in full, without "::". */
export function ipAddressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return Array.from(bytes).join('.');
  const groups: string[] = [];
  for (let index = 0; index < 16; index += 2)
    groups.push((((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)).toString(16));
  return groups.join(':');
}

function ipv6Bytes(text: string): Uint8Array {
  const [head = '', tail] = text.split('::');
  const headGroups = groupsOf(head);
  const tailGroups = groupsOf(tail ?? '');
  const bytes = new Uint8Array(16);
  headGroups.forEach((group, index) => writeGroup(bytes, index, group));
  tailGroups.forEach((group, index) => writeGroup(bytes, 8 - tailGroups.length + index, group));
  return bytes;
}

/** Parses groups of 16 bits; a dotted IPv4 end counts as two. */
function groupsOf(text: string): number[] {
  return text
    .split(':')
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (!part.includes('.')) return [Number.parseInt(part, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
      return [(a << 8) | b, (c << 8) | d];
    });
}

function writeGroup(bytes: Uint8Array, index: number, group: number): void {
  bytes[index * 2] = group >> 8;
  bytes[index * 2 + 1] = group & 0xff;
}
