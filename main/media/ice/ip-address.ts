import { isIPv4, isIPv6 } from 'node:net';

/** Length of the prefix ::ffff:0:0/96 before an IPv4 address inside IPv6 (RFC 4291, section 2.5.5.2). */
const MAPPED_BYTES = 12;

/**
 * Parses an IP address into its 4 or 16 bytes in network order; IPv4 inside IPv6 (::ffff:a.b.c.d) becomes 4. Returns
 * undefined for anything else.
 */
export function ipAddressBytes(text: string): Uint8Array | undefined {
  if (isIPv4(text)) return Uint8Array.from(text.split('.'), Number);
  const bare = text.split('%')[0] ?? '';
  if (!isIPv6(bare)) return undefined;
  const bytes = ipv6Bytes(bare);
  return isMapped(bytes) ? bytes.slice(MAPPED_BYTES) : bytes;
}

/** Formats 4 or 16 bytes in network order as text. IPv6 has the canonical form (RFC 5952), as systems write it. */
export function ipAddressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return Array.from(bytes).join('.');
  const groups: number[] = [];
  for (let index = 0; index < 16; index += 2) groups.push(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  const zeros = longestZeros(groups);
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (zeros.length < 2) return hex(groups);
  return `${hex(groups.slice(0, zeros.start))}::${hex(groups.slice(zeros.start + zeros.length))}`;
}

/**
 * Returns the one text of an IP address that a program may compare: IPv6 in its canonical form without a zone, and IPv4
 * inside IPv6 as IPv4. Returns undefined for anything else.
 */
export function normalIpAddress(text: string): string | undefined {
  const bytes = ipAddressBytes(text);
  return bytes === undefined ? undefined : ipAddressText(bytes);
}

/** Returns whether only this machine reaches an address, given as 4 or 16 bytes (127/8 and ::1). */
export function isLoopbackBytes(bytes: Uint8Array): boolean {
  return bytes.length === 4 ? bytes[0] === 127 : bytes.every((byte, index) => byte === (index === 15 ? 1 : 0));
}

/** Finds the first of the longest runs of zero groups. */
function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (end < groups.length && groups[end] === 0) end++;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
}

function isMapped(bytes: Uint8Array): boolean {
  return bytes.subarray(0, MAPPED_BYTES).every((byte, index) => byte === (index < 10 ? 0 : 0xff));
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
