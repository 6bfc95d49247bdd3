/** DTLS 1.2 records and handshake headers (RFC 6347, section 4), parsed before any DTLS library sees them. */

export const DTLS_ALERT = 21;
export const DTLS_HANDSHAKE = 22;
export const DTLS_APPLICATION_DATA = 23;

const HANDSHAKE_CLIENT_HELLO = 1;
export const HANDSHAKE_HELLO_VERIFY_REQUEST = 3;
export const HANDSHAKE_FINISHED = 20;

const RECORD_HEADER_BYTES = 13;
const HANDSHAKE_HEADER_BYTES = 12;
const CHANGE_CIPHER_SPEC = 20;

/** The longest handshake message accepted. WebRTC certificates have under 1 kB, long RSA ones about 2 kB. */
export const MAX_HANDSHAKE_MESSAGE_BYTES = 16_384;

export interface DtlsRecord {
  readonly contentType: number;
  /** 0xfefd for DTLS 1.2, 0xfeff in a first ClientHello. */
  readonly version: number;
  readonly epoch: number;
  readonly sequence: number;
  readonly fragment: Buffer;
  /** Header and fragment. */
  readonly bytes: Buffer;
}

/** Splits a datagram into its records; returns undefined if any of them is malformed. */
export function parseDtlsRecords(packet: Buffer): DtlsRecord[] | undefined {
  const records: DtlsRecord[] = [];
  for (let offset = 0; offset < packet.length;) {
    if (offset + RECORD_HEADER_BYTES > packet.length) return undefined;
    const contentType = packet[offset] ?? 0;
    const version = packet.readUInt16BE(offset + 1);
    const end = offset + RECORD_HEADER_BYTES + packet.readUInt16BE(offset + 11);
    if (contentType < CHANGE_CIPHER_SPEC || contentType > DTLS_APPLICATION_DATA) return undefined;
    if ((version !== 0xfefd && version !== 0xfeff) || end > packet.length || end === offset + RECORD_HEADER_BYTES)
      return undefined;
    records.push({
      contentType,
      version,
      epoch: packet.readUInt16BE(offset + 3),
      sequence: packet.readUIntBE(offset + 5, 6),
      fragment: packet.subarray(offset + RECORD_HEADER_BYTES, end),
      bytes: packet.subarray(offset, end),
    });
    offset = end;
  }
  return records;
}

/** Returns whether a plaintext handshake record is a sequence of complete handshake fragments of plausible size. */
export function isSaneHandshake(fragment: Buffer): boolean {
  for (let offset = 0; offset < fragment.length;) {
    if (offset + HANDSHAKE_HEADER_BYTES > fragment.length) return false;
    const messageBytes = fragment.readUIntBE(offset + 1, 3);
    const fragmentOffset = fragment.readUIntBE(offset + 6, 3);
    const fragmentBytes = fragment.readUIntBE(offset + 9, 3);
    if (messageBytes > MAX_HANDSHAKE_MESSAGE_BYTES || fragmentOffset + fragmentBytes > messageBytes) return false;
    offset += HANDSHAKE_HEADER_BYTES + fragmentBytes;
    if (offset > fragment.length) return false;
  }
  return fragment.length > 0;
}

/**
 * Returns whether the record starts with a ClientHello without a cookie, which restarts a handshake (RFC 6347, section
 * 4.2.1).
 */
export function isInitialClientHello(fragment: Buffer): boolean {
  if (fragment[0] !== HANDSHAKE_CLIENT_HELLO) return false;
  const sessionIdOffset = HANDSHAKE_HEADER_BYTES + 2 + 32;
  const cookieOffset = sessionIdOffset + 1 + (fragment[sessionIdOffset] ?? 0);
  return (fragment[cookieOffset] ?? 0) === 0;
}

/** Returns the header of an outgoing DTLS 1.2 record. */
export function encodeDtlsRecord(contentType: number, epoch: number, sequence: number, fragment: Buffer): Buffer {
  const bytes = Buffer.alloc(RECORD_HEADER_BYTES + fragment.length);
  bytes[0] = contentType;
  bytes.writeUInt16BE(0xfefd, 1);
  bytes.writeUInt16BE(epoch, 3);
  bytes.writeUIntBE(sequence, 5, 6);
  bytes.writeUInt16BE(fragment.length, 11);
  fragment.copy(bytes, RECORD_HEADER_BYTES);
  return bytes;
}
