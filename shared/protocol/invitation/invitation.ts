import { bytesOf, crc32, findChecksum } from './invitation-code.ts';
import { isRendezvousAddress } from '../rendezvous-address.ts';

/** Where a host can be reached: host name or address, and the port for signalling (TCP) and media (UDP) alike. */
export interface HostAddress {
  readonly host: string;
  readonly port: number;
}

/** Everything needed to join a lobby. Anyone who has it may join, so treat it as a key. */
export interface Invitation {
  /**
   * Tried at the same time; the first that answers with the right certificate wins. 1 to 8, or none if there is a
   * rendezvous.
   */
  readonly addresses: readonly HostAddress[];
  /** SHA-256 of the host's certificate (DER), 32 bytes. */
  readonly certificateSha256: Uint8Array;
  /** 16 random bytes. */
  readonly secret: Uint8Array;
  /** Where the host waits for guests who cannot reach it directly (`isRendezvousAddress`); '' = nowhere. */
  readonly rendezvous: string;
}

export const INVITATION_LINK_PREFIX = 'earshot://join/';

/** Written if there is no rendezvous: every release reads it. */
const PLAIN_VERSION = 1;
/** Has fields of type, length and value. */
const FIELDS_VERSION = 2;
const ADDRESS_FIELD = 1;
const RENDEZVOUS_FIELD = 2;

const SECRET_BYTES = 16;
const FINGERPRINT_BYTES = 32;
const CHECKSUM_BYTES = 4;
const PORT_BYTES = 2;
const PARTS_OFFSET = 1 + SECRET_BYTES + FINGERPRINT_BYTES;
const MAX_HOST_LENGTH = 63;
export const MAX_ADDRESSES = 8;
const HOST_PATTERN = /^[A-Za-z0-9]([A-Za-z0-9.:-]{0,61}[A-Za-z0-9])?$|^::1?$/;
const HOST_BEGINNING = /^[A-Za-z0-9.:-]*$/;
const RENDEZVOUS_BEGINNING = /^[\w.:/[\]~-]*$/;

/** Returns whether an invitation can name `host`: a name or an address of at most 63 characters. */
export function isInvitationHost(host: string): boolean {
  return HOST_PATTERN.test(host);
}

/**
 * Invitation -> `earshot://join/` and a base64url text of: format version (1 byte), secret (16), certificate SHA-256
 * (32), the addresses and the rendezvous, then CRC-32 of all before (4). Version 1 has for each address its length (1),
 * `host` in ASCII and the port (2, big endian). Version 2 has fields: type (1), length of the value (1), value.
 */
export function formatInvitation({ addresses, certificateSha256, secret, rendezvous }: Invitation): string {
  const hasFields = rendezvous !== '';
  const bytes: number[] = [hasFields ? FIELDS_VERSION : PLAIN_VERSION, ...secret, ...certificateSha256];
  for (const { host, port } of addresses) {
    if (hasFields) bytes.push(ADDRESS_FIELD, host.length + PORT_BYTES);
    else bytes.push(host.length);
    bytes.push(...codesOf(host), port >> 8, port & 0xff);
  }
  if (hasFields) bytes.push(RENDEZVOUS_FIELD, rendezvous.length, ...codesOf(rendezvous));
  const checksum = crc32(bytes);
  bytes.push(checksum >>> 24, (checksum >>> 16) & 0xff, (checksum >>> 8) & 0xff, checksum & 0xff);
  return INVITATION_LINK_PREFIX + toBase64Url(bytes);
}

/** Returns an invitation's link for browsers: `page` reads the code behind `#`, which browsers send to nobody. */
export function webLinkOf(page: string, link: string): string {
  return `${page}${page.endsWith('/') ? '' : '/'}#${link.slice(INVITATION_LINK_PREFIX.length)}`;
}

/** The contents of a code that is followed by its own CRC-32. */
export type CodeContent =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  /** A later format, or one that never existed. */
  | { readonly kind: 'other-version' }
  /** It names neither an address nor a rendezvous, or one that cannot be used. */
  | { readonly kind: 'no-address' };

/**
 * Reads the invitation at the beginning of a code; undefined if no CRC-32 confirms one. Symbols behind the CRC-32 are
 * ignored.
 */
export function readInvitationCode(sextets: Uint8Array): CodeContent | undefined {
  const byteCount = findChecksum(sextets);
  if (byteCount === undefined) return undefined;
  const body = bytesOf(sextets).subarray(0, byteCount);
  if (body[0] !== PLAIN_VERSION && body[0] !== FIELDS_VERSION) return { kind: 'other-version' };
  const { addresses, rendezvous, end } = readParts(body);
  const isReachable = addresses.length > 0 || rendezvous !== '';
  if (!isReachable || addresses.length > MAX_ADDRESSES || end !== byteCount) return { kind: 'no-address' };
  const secretEnd = 1 + SECRET_BYTES;
  return {
    kind: 'invitation',
    invitation: {
      addresses,
      secret: body.slice(1, secretEnd),
      certificateSha256: body.slice(secretEnd, PARTS_OFFSET),
      rendezvous,
    },
  };
}

/** The shape of a code that no CRC-32 confirms. */
interface CodeShape {
  /** Whether it has a usable address at the right offset, which other texts hardly ever have. */
  readonly hasAddress: boolean;
  /** Whether it ends where an address or the CRC-32 should continue. */
  readonly isCutOff: boolean;
}

export function shapeOfCode(sextets: Uint8Array): CodeShape {
  const bytes = bytesOf(sextets);
  const { addresses, rendezvous, end } = readParts(bytes);
  const rest = bytes.subarray(end);
  return {
    hasAddress: addresses.length > 0 || rendezvous !== '',
    isCutOff: rest.length < CHECKSUM_BYTES || (rest.length > CHECKSUM_BYTES && isBeginningOfPart(rest, bytes[0])),
  };
}

/** Bytes -> base64url text without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Iterable<number>): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes after the certificate's SHA-256. `end` is the offset of the byte behind it. */
interface CodeParts {
  readonly addresses: readonly HostAddress[];
  readonly rendezvous: string;
  readonly end: number;
}

function readParts(bytes: Uint8Array): CodeParts {
  return bytes[0] === FIELDS_VERSION ? readFields(bytes) : readAddresses(bytes);
}

/** Reads version 1's addresses up to the first that is cut off or cannot be one. */
function readAddresses(bytes: Uint8Array): CodeParts {
  const addresses: HostAddress[] = [];
  let end = PARTS_OFFSET;
  for (;;) {
    const next = end + 1 + (bytes[end] ?? 0) + PORT_BYTES;
    const address = readAddress(bytes.subarray(end + 1, next));
    if (next > bytes.length || address === undefined) return { addresses, rendezvous: '', end };
    addresses.push(address);
    end = next;
  }
}

/** Reads version 2's fields up to the first that is cut off or cannot be used. Ignores those of unknown types. */
function readFields(bytes: Uint8Array): CodeParts {
  const addresses: HostAddress[] = [];
  let rendezvous = '';
  let end = PARTS_OFFSET;
  for (;;) {
    const [type, length = 0] = bytes.subarray(end, end + 2);
    const next = end + 2 + length;
    const value = bytes.subarray(end + 2, next);
    const parts = { addresses, rendezvous, end };
    if (end === bytes.length || next > bytes.length || value.length !== length) return parts;
    if (type === ADDRESS_FIELD) {
      const address = readAddress(value);
      if (address === undefined) return parts;
      addresses.push(address);
    } else if (type === RENDEZVOUS_FIELD) {
      const text = String.fromCharCode(...value);
      if (!isRendezvousAddress(text)) return parts;
      if (rendezvous === '') rendezvous = text;
    }
    end = next;
  }
}

/** Reads a host name with its port behind it; undefined if it is none. */
function readAddress(value: Uint8Array): HostAddress | undefined {
  const hostLength = value.length - PORT_BYTES;
  const host = String.fromCharCode(...value.subarray(0, Math.max(0, hostLength)));
  const port = ((value[hostLength] ?? 0) << 8) | (value[hostLength + 1] ?? 0);
  return isInvitationHost(host) && port > 0 ? { host, port } : undefined;
}

/** Returns whether bytes may be the beginning of an address or a field that was cut off. */
function isBeginningOfPart(bytes: Uint8Array, version: number | undefined): boolean {
  if (version !== FIELDS_VERSION) {
    const [length = 0] = bytes;
    const host = String.fromCharCode(...bytes.subarray(1, 1 + length));
    const isCut = bytes.length < 1 + length + PORT_BYTES;
    return length > 0 && length <= MAX_HOST_LENGTH && isCut && HOST_BEGINNING.test(host);
  }
  const [type, length = 0] = bytes;
  const isAddress = type === ADDRESS_FIELD;
  const text = String.fromCharCode(...bytes.subarray(2, isAddress ? length : 2 + length));
  const isCut = bytes.length < 2 + length;
  return (
    isCut && (isAddress || type === RENDEZVOUS_FIELD) && (isAddress ? HOST_BEGINNING : RENDEZVOUS_BEGINNING).test(text)
  );
}

function codesOf(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
