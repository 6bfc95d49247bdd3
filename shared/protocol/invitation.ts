import { failure, success, type Result } from '../result.ts';

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
const MAX_ADDRESSES = 8;
const MAX_INPUT_LENGTH = 2_048;
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

/**
 * Parses what a person pasted into an invitation. Accepts the link or only its last part, with white space around and
 * within.
 */
export function parseInvitation(input: string): Result<Invitation, 'bad-invitation' | 'invitation-version'> {
  if (input.length > MAX_INPUT_LENGTH) return bad('This text is too long for an invitation. Paste only the link.');
  const compact = input.replace(/\s+/g, '');
  if (compact === '') return bad('The invitation is empty. Paste the link you got from the host.');
  const code = compact.toLowerCase().startsWith(INVITATION_LINK_PREFIX)
    ? compact.slice(INVITATION_LINK_PREFIX.length)
    : compact;
  const bytes = fromBase64Url(code.replace(/\/$/, ''));
  if (bytes === undefined)
    return bad("This isn't an Earshot invitation. Paste the whole link; it starts with earshot://join/.");
  if (bytes.length <= 1 + SECRET_BYTES + FINGERPRINT_BYTES + CHECKSUM_BYTES)
    return bad('This invitation is cut off. Copy the whole link again.');
  const body = bytes.subarray(0, bytes.length - CHECKSUM_BYTES);
  const checksum = new DataView(bytes.buffer, bytes.byteOffset + body.length).getUint32(0);
  if (crc32(body) !== checksum) return bad('This invitation is mistyped or cut off. Copy the whole link again.');
  if (body[0] !== FORMAT_VERSION)
    return failure(
      'invitation-version',
      'This invitation is from a different version of Earshot. Update Earshot and ask for a new one.',
    );
  const addresses = readAddresses(body.subarray(1 + SECRET_BYTES + FINGERPRINT_BYTES));
  if (addresses === undefined) return bad('This invitation has no valid address. Ask the host for a new one.');
  return success({
    addresses,
    secret: body.slice(1, 1 + SECRET_BYTES),
    certificateSha256: body.slice(1 + SECRET_BYTES, 1 + SECRET_BYTES + FINGERPRINT_BYTES),
  });
}

/** Bytes -> base64url text without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Iterable<number>): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function readAddresses(bytes: Uint8Array): HostAddress[] | undefined {
  const addresses: HostAddress[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = bytes[offset] ?? 0;
    const end = offset + 1 + length;
    if (end + 2 > bytes.length || addresses.length === MAX_ADDRESSES) return undefined;
    const host = String.fromCharCode(...bytes.subarray(offset + 1, end));
    const port = ((bytes[end] ?? 0) << 8) | (bytes[end + 1] ?? 0);
    if (!isInvitationHost(host) || port === 0) return undefined;
    addresses.push({ host, port });
    offset = end + 2;
  }
  return addresses.length > 0 ? addresses : undefined;
}

/** CRC-32 of IEEE 802.3 (reflected, polynomial 0xEDB88320). */
function crc32(bytes: Iterable<number>): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function bad(message: string): Result<never, 'bad-invitation'> {
  return failure('bad-invitation', message);
}
