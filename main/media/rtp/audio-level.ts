/** The audio level in a packet's unencrypted header: RFC 6464, carried in a header extension of RFC 8285. */

/** The level of a packet without one. */
export const NO_AUDIO_LEVEL = -1;

/** The lowest level that can be expressed, -127 dBov, which also means digital silence. */
const LOWEST_AUDIO_LEVEL = 127;

/**
 * From this level on (-dBov) a packet counts as silent. Levels are rounded to whole decibels, so 91 is the first that
 * lies entirely below -90 dBov, where the mixer leaves frames out of a mix.
 */
export const SILENT_AUDIO_LEVEL = 91;

/** Bytes that the extension adds to a header: its 4-byte header, one element of 2 bytes, and padding to a word. */
export const AUDIO_LEVEL_EXTENSION_BYTES = 8;

const EXTENSION_HEADER_BYTES = 4;
const ONE_BYTE_FORM = 0xbede;
/** Profile of the two-byte form; the lower 4 bits are the application's. */
const TWO_BYTE_FORM = 0x100;
/** The id that ends the elements of the one-byte form. */
const RESERVED_ID = 15;
const VOICE_FLAG = 0x80;
const LEVEL_MASK = 0x7f;

/**
 * Converts a frame's mean power (full scale 1) to its level in -dBov, 0 (loudest) to 127: RFC 6464, section 3, where 0
 * dBov is a full-scale square wave.
 */
export function audioLevelOfPower(power: number): number {
  const level = Math.round(-10 * Math.log10(power));
  return Math.max(0, Math.min(LOWEST_AUDIO_LEVEL, level));
}

/**
 * Reads the level in the element `id` of the extension that begins at `offset` and ends at `end`, -dBov; returns
 * `NO_AUDIO_LEVEL` if there is none. Handles both forms. A malformed element ends the search: an extension is a hint,
 * and never makes a packet invalid.
 */
export function readAudioLevel(packet: Uint8Array, offset: number, end: number, id: number): number {
  const profile = (packet[offset]! << 8) | packet[offset + 1]!;
  const dataOffset = offset + EXTENSION_HEADER_BYTES;
  if (profile === ONE_BYTE_FORM) return readOneByteForm(packet, dataOffset, end, id);
  return profile >> 4 === TWO_BYTE_FORM ? readTwoByteForm(packet, dataOffset, end, id) : NO_AUDIO_LEVEL;
}

/**
 * Reads the one-byte form (RFC 8285, section 4.2): 4 bits of identifier, 4 bits of length less one, data. A zero byte
 * is padding.
 */
function readOneByteForm(packet: Uint8Array, offset: number, end: number, id: number): number {
  while (offset < end) {
    const head = packet[offset]!;
    const elementId = head >> 4;
    if (head === 0) {
      offset += 1;
      continue;
    }
    if (elementId === 0 || elementId === RESERVED_ID) return NO_AUDIO_LEVEL;
    const dataBytes = (head & 0x0f) + 1;
    if (elementId === id)
      return dataBytes === 1 && offset + 1 < end ? packet[offset + 1]! & LEVEL_MASK : NO_AUDIO_LEVEL;
    offset += 1 + dataBytes;
  }
  return NO_AUDIO_LEVEL;
}

/**
 * Reads the two-byte form (RFC 8285, section 4.3): a byte of identifier, a byte of length, data. A zero byte is
 * padding.
 */
function readTwoByteForm(packet: Uint8Array, offset: number, end: number, id: number): number {
  while (offset + 1 < end) {
    const elementId = packet[offset]!;
    if (elementId === 0) {
      offset += 1;
      continue;
    }
    const dataBytes = packet[offset + 1]!;
    if (elementId === id)
      return dataBytes === 1 && offset + 2 < end ? packet[offset + 2]! & LEVEL_MASK : NO_AUDIO_LEVEL;
    offset += 2 + dataBytes;
  }
  return NO_AUDIO_LEVEL;
}

/**
 * Writes `AUDIO_LEVEL_EXTENSION_BYTES` at `offset`, where the fixed header ends. The voice flag is set unless the level
 * is silent.
 */
export function writeAudioLevel(packet: Uint8Array, offset: number, id: number, level: number): void {
  packet[offset] = ONE_BYTE_FORM >> 8;
  packet[offset + 1] = ONE_BYTE_FORM & 0xff;
  packet[offset + 2] = 0;
  packet[offset + 3] = 1;
  packet[offset + 4] = id << 4;
  packet[offset + 5] = level < SILENT_AUDIO_LEVEL ? level | VOICE_FLAG : level;
  packet[offset + 6] = 0;
  packet[offset + 7] = 0;
}
