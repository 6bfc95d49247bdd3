/** The code of an invitation as symbols: base64url characters as their values, 0 to 63. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const NO_VALUE = 255;
/** The value of each ASCII character. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** A body shorter than this is no invitation of any version. */
const MIN_BODY_BYTES = 16;
const CHECKSUM_BYTES = 4;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** Returns the CRC-32 of IEEE 802.3 (reflected, polynomial 0xEDB88320). */
export function crc32(bytes: Iterable<number>): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcStep(crc, byte);
  return ~crc >>> 0;
}

/** Converts base64url characters into their values. Characters that are none become 255. */
export function toSextets(code: string): Uint8Array {
  const sextets = new Uint8Array(code.length);
  for (let index = 0; index < code.length; index++) sextets[index] = VALUES[code.charCodeAt(index)] ?? NO_VALUE;
  return sextets;
}

/**
 * Returns how many bytes at the beginning of a code are followed by their own CRC-32; undefined if there is no such
 * beginning. What follows the CRC is ignored: only the CRC tells where a code ends in the text around it.
 */
export function findChecksum(sextets: Uint8Array): number | undefined {
  let crc = 0xffffffff;
  let lastFour = 0;
  let bits = 0;
  let bitCount = 0;
  let byteCount = 0;
  for (const sextet of sextets) {
    bits = ((bits << 6) | sextet) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    if (byteCount >= CHECKSUM_BYTES) crc = crcStep(crc, lastFour >>> 24);
    lastFour = (lastFour << 8) | ((bits >>> bitCount) & 0xff);
    byteCount++;
    if (lastFour === ~crc && byteCount >= MIN_BODY_BYTES + CHECKSUM_BYTES) return byteCount - CHECKSUM_BYTES;
  }
  return undefined;
}

/** Converts symbols into whole bytes; bits that are left over are dropped. */
export function bytesOf(sextets: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.floor((sextets.length * 6) / 8));
  for (let index = 0; index < bytes.length; index++) {
    const first = Math.floor((index * 8) / 6);
    const pair = ((sextets[first] ?? 0) << 6) | (sextets[first + 1] ?? 0);
    // A byte starts 0, 2 or 4 bits into its first symbol.
    bytes[index] = pair >>> (4 - ((index * 8) % 6));
  }
  return bytes;
}

function crcStep(crc: number, byte: number): number {
  return (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
}
