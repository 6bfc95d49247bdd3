import { bytesOf, crc32, findChecksum } from './invitation-code.ts';

/** Where a host can be reached: host name or address, and the port for signalling (TCP) and media (UDP) alike. */
export interface HostAddress {
  readonly host: string;
  readonly port: number;
}

/** Everything needed to join a lobby. Anyone who has it may join, so treat it as a key. */
export interface Invitation {
  /** Tried at the same time; the first that answers with the right certificate wins. 1 to 8. */
  readonly addresses: readonly HostAddress[];
  /** SHA-256 of the host's TLS certificate (DER), 32 bytes. */
  readonly certificateSha256: Uint8Array;
  /** 16 random bytes. */
  readonly secret: Uint8Array;
}

export const INVITATION_LINK_PREFIX = 'earshot://join/';

const FORMAT_VERSION = 1;
const SECRET_BYTES = 16;
const FINGERPRINT_BYTES = 32;
const CHECKSUM_BYTES = 4;
const ADDRESSES_OFFSET = 1 + SECRET_BYTES + FINGERPRINT_BYTES;
export const MAX_ADDRESSES = 8;
const HOST_PATTERN = /^[A-Za-z0-9]([A-Za-z0-9.:-]{0,61}[A-Za-z0-9])?$|^::1?$/;

/** Returns whether an invitation can name `host`: a name or an address of at most 63 characters. */
export function isInvitationHost(host: string): boolean {
  return HOST_PATTERN.test(host);
}

/**
 * Invitation -> `earshot://join/` and a base64url text of: format version (1 byte), secret (16), certificate SHA-256
 * (32), then for each address its length (1), `host` in ASCII and the port (2, big endian), then CRC-32 of all before
 * (4).
 */
export function formatInvitation(invitation: Invitation): string {
  const bytes: number[] = [FORMAT_VERSION, ...invitation.secret, ...invitation.certificateSha256];
  for (const { host, port } of invitation.addresses) {
    bytes.push(host.length, ...[...host].map((character) => character.charCodeAt(0)), port >> 8, port & 0xff);
  }
  const checksum = crc32(bytes);
  bytes.push(checksum >>> 24, (checksum >>> 16) & 0xff, (checksum >>> 8) & 0xff, checksum & 0xff);
  return INVITATION_LINK_PREFIX + toBase64Url(bytes);
}

/** What a code contains that is followed by its own CRC-32. */
export type CodeContent =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  /** A later format, or one that never existed. */
  | { readonly kind: 'other-version' }
  /** It names no address, or one that cannot be used. */
  | { readonly kind: 'no-address' };

/**
 * Reads the invitation at the beginning of a code; undefined if no CRC-32 confirms one. Symbols behind the CRC-32 are
 * ignored.
 */
export function readInvitationCode(sextets: Uint8Array): CodeContent | undefined {
  const byteCount = findChecksum(sextets);
  if (byteCount === undefined) return undefined;
  const body = bytesOf(sextets).subarray(0, byteCount);
  if (body[0] !== FORMAT_VERSION) return { kind: 'other-version' };
  const { addresses, end } = readAddresses(body);
  if (addresses.length === 0 || addresses.length > MAX_ADDRESSES || end !== byteCount) return { kind: 'no-address' };
  const secretEnd = 1 + SECRET_BYTES;
  return {
    kind: 'invitation',
    invitation: {
      addresses,
      secret: body.slice(1, secretEnd),
      certificateSha256: body.slice(secretEnd, ADDRESSES_OFFSET),
    },
  };
}

/** What a code looks like that no CRC-32 confirms. */
interface CodeShape {
  /** Whether it has a usable address at the right offset, which other texts hardly ever have. */
  readonly hasAddress: boolean;
  /** Whether it ends where an address or the CRC-32 should continue. */
  readonly isCutOff: boolean;
}

export function shapeOfCode(sextets: Uint8Array): CodeShape {
  const bytes = bytesOf(sextets);
  const { addresses, end } = readAddresses(bytes);
  const rest = bytes.subarray(end);
  const [length = 0] = rest;
  const hostPart = String.fromCharCode(...rest.subarray(1, 1 + length));
  const isAddressCut = length > 0 && length <= 63 && rest.length < length + 3 && /^[A-Za-z0-9.:-]*$/.test(hostPart);
  return {
    hasAddress: addresses.length > 0,
    isCutOff: rest.length < CHECKSUM_BYTES || (rest.length > CHECKSUM_BYTES && isAddressCut),
  };
}

/** Bytes -> base64url text without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Iterable<number>): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads addresses up to the first that is cut off or cannot be one. `end` is the offset of the byte behind them. */
function readAddresses(bytes: Uint8Array): { readonly addresses: readonly HostAddress[]; readonly end: number } {
  const addresses: HostAddress[] = [];
  let end = ADDRESSES_OFFSET;
  for (;;) {
    const portOffset = end + 1 + (bytes[end] ?? 0);
    const host = String.fromCharCode(...bytes.subarray(end + 1, portOffset));
    const port = ((bytes[portOffset] ?? 0) << 8) | (bytes[portOffset + 1] ?? 0);
    if (portOffset + 2 > bytes.length || !isInvitationHost(host) || port === 0) return { addresses, end };
    addresses.push({ host, port });
    end = portOffset + 2;
  }
}
