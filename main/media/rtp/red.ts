/** Redundant audio (RFC 2198): one packet that repeats earlier frames before its own. */

/** Blocks in one packet, including the primary. Chromium sends 2, or 3 if configured; RFC 2198 sets no limit. */
export const MAX_RED_BLOCKS = 5;

/** Timestamp offsets have 14 bits and block lengths 10. */
const MAX_TIMESTAMP_OFFSET = 0x3fff;
const MAX_REDUNDANT_BYTES = 0x3ff;
const BLOCK_HEADER_BYTES = 4;

/** The blocks of one packet, oldest first, primary last. Reused from packet to packet. */
export interface RedBlocks {
  count: number;
  /** RTP clock ticks before the packet's own timestamp. */
  readonly timestampOffsets: Uint16Array;
  /** Offset and length of each block, bytes of the payload. */
  readonly offsets: Uint16Array;
  readonly lengths: Uint16Array;
}

export function createRedBlocks(): RedBlocks {
  return {
    count: 0,
    timestampOffsets: new Uint16Array(MAX_RED_BLOCKS),
    offsets: new Uint16Array(MAX_RED_BLOCKS),
    lengths: new Uint16Array(MAX_RED_BLOCKS),
  };
}

/**
 * Finds the blocks of `payload[0..length)`. Returns false if they are truncated, too many, or of another payload type.
 */
export function parseRed(payload: Uint8Array, length: number, blockPayloadType: number, blocks: RedBlocks): boolean {
  let offset = 0;
  let count = 0;
  let bodyBytes = 0;
  for (;;) {
    if (offset >= length || count === MAX_RED_BLOCKS) return false;
    const first = payload[offset] ?? 0;
    if ((first & 0x7f) !== blockPayloadType) return false;
    if ((first & 0x80) === 0) break;
    if (offset + BLOCK_HEADER_BYTES > length) return false;
    const second = payload[offset + 1] ?? 0;
    const third = payload[offset + 2] ?? 0;
    const blockBytes = ((third & 0x03) << 8) | (payload[offset + 3] ?? 0);
    blocks.timestampOffsets[count] = (second << 6) | (third >> 2);
    blocks.lengths[count] = blockBytes;
    bodyBytes += blockBytes;
    count += 1;
    offset += BLOCK_HEADER_BYTES;
  }
  offset += 1;
  if (offset + bodyBytes > length) return false;
  for (let index = 0; index < count; index++) {
    blocks.offsets[index] = offset;
    offset += blocks.lengths[index] ?? 0;
  }
  blocks.timestampOffsets[count] = 0;
  blocks.offsets[count] = offset;
  blocks.lengths[count] = length - offset;
  blocks.count = count + 1;
  return true;
}

/**
 * Returns the bytes that one redundant block adds before the primary's data: its header, its data and the primary's
 * header.
 */
export function redOverheadBytes(redundantBytes: number): number {
  return BLOCK_HEADER_BYTES + redundantBytes + 1;
}

/** Returns whether a frame of `redundantBytes`, `timestampOffset` ticks old, fits into RED's fields. */
export function fitsRed(redundantBytes: number, timestampOffset: number): boolean {
  return (
    redundantBytes > 0 &&
    redundantBytes <= MAX_REDUNDANT_BYTES &&
    timestampOffset > 0 &&
    timestampOffset <= MAX_TIMESTAMP_OFFSET
  );
}

/** Writes headers and the redundant block at `offset`. The primary's data belongs at the returned offset. */
export function writeRed(
  packet: Buffer,
  offset: number,
  payloadType: number,
  redundant: Uint8Array,
  redundantBytes: number,
  timestampOffset: number,
): number {
  packet[offset] = 0x80 | payloadType;
  packet[offset + 1] = timestampOffset >> 6;
  packet[offset + 2] = ((timestampOffset & 0x3f) << 2) | (redundantBytes >> 8);
  packet[offset + 3] = redundantBytes & 0xff;
  packet[offset + 4] = payloadType;
  let position = offset + 5;
  for (let index = 0; index < redundantBytes; index++) packet[position++] = redundant[index] ?? 0;
  return position;
}
