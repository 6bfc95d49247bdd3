/**
 * Checks SCTP packets (RFC 9260) before werift reads them. Werift loops forever on a chunk or parameter of length 0,
 * walks acknowledged ranges of any size, and keeps out-of-order chunks without limit. The sender is an authenticated
 * participant, but one participant must not stop a host.
 */

const COMMON_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 4;

/** Streams beyond these are unused: the first data channel of a WebRTC client has number 0 or 1. */
export const MAX_SCTP_STREAMS = 64;

/**
 * Chunks ahead of the last one received in order: 2 s of messages at a client's full rate. Werift sorts them for every
 * chunk.
 */
export const MAX_SCTP_GAP_CHUNKS = 128;

/** Chunks acknowledged out of order, over all of a SACK's ranges. */
const MAX_ACKNOWLEDGED_RANGE = 4_096;

const MAX_CHUNKS = 32;
const MAX_PARAMETERS = 32;

const DATA = 0;
const INIT = 1;
const INIT_ACK = 2;
const SACK = 3;
const HEARTBEAT = 4;
const HEARTBEAT_ACK = 5;
const ABORT = 6;
const SHUTDOWN = 7;
const SHUTDOWN_ACK = 8;
const ERROR = 9;
const COOKIE_ECHO = 10;
const COOKIE_ACK = 11;
const SHUTDOWN_COMPLETE = 14;
const RECONFIG = 130;
const FORWARD_TSN = 192;

const OUTGOING_RESET = 13;

/** For each chunk type, a check whether its body (at `offset`, up to `end`) is well-formed. Other types do not pass. */
const CHECKS: ReadonlyMap<
  number,
  (packet: Buffer, offset: number, end: number, lastTsn: number | undefined) => boolean
> = new Map([
  [DATA, isSoundData],
  [INIT, isSoundInit],
  [INIT_ACK, isSoundInit],
  [SACK, isSoundSack],
  [HEARTBEAT, hasSoundParameters],
  [HEARTBEAT_ACK, hasSoundParameters],
  [ABORT, hasSoundParameters],
  [ERROR, hasSoundParameters],
  [SHUTDOWN, (_packet, offset, end) => end - offset === 4],
  [SHUTDOWN_ACK, () => true],
  [COOKIE_ECHO, (_packet, offset, end) => end > offset],
  [COOKIE_ACK, () => true],
  [SHUTDOWN_COMPLETE, () => true],
  [RECONFIG, isSoundReconfig],
  [FORWARD_TSN, isSoundForwardTsn],
]);

/**
 * Counts the chunks of a well-formed packet; 0 if it is malformed, or asks for more than a data channel needs.
 * `lastTsn` is the last transmission sequence number received in order, undefined before the association is
 * established.
 */
export function countSoundChunks(packet: Buffer, lastTsn: number | undefined): number {
  let count = 0;
  let offset = COMMON_HEADER_BYTES;
  while (offset + CHUNK_HEADER_BYTES <= packet.length) {
    const chunkBytes = packet.readUInt16BE(offset + 2);
    const end = offset + chunkBytes;
    if (chunkBytes < CHUNK_HEADER_BYTES || end > packet.length || count === MAX_CHUNKS) return 0;
    const isSound = CHECKS.get(packet[offset] ?? 0);
    if (isSound === undefined || !isSound(packet, offset + CHUNK_HEADER_BYTES, end, lastTsn)) return 0;
    count += 1;
    offset = padded(end, offset);
  }
  return count;
}

function isSoundData(packet: Buffer, offset: number, end: number, lastTsn: number | undefined): boolean {
  if (end - offset <= 12 || lastTsn === undefined) return false;
  return isWithinWindow(packet.readUInt32BE(offset), lastTsn) && packet.readUInt16BE(offset + 4) < MAX_SCTP_STREAMS;
}

function isSoundInit(packet: Buffer, offset: number, end: number): boolean {
  return end - offset >= 16 && hasSoundParameters(packet, offset + 16, end);
}

function isSoundSack(packet: Buffer, offset: number, end: number): boolean {
  if (end - offset < 12) return false;
  const gaps = packet.readUInt16BE(offset + 8);
  const duplicates = packet.readUInt16BE(offset + 10);
  if (end - offset !== 12 + (gaps + duplicates) * 4) return false;
  let acknowledged = 0;
  for (let index = 0; index < gaps; index++) {
    const first = packet.readUInt16BE(offset + 12 + index * 4);
    const last = packet.readUInt16BE(offset + 14 + index * 4);
    if (first === 0 || last < first) return false;
    acknowledged += last - first + 1;
  }
  return acknowledged <= MAX_ACKNOWLEDGED_RANGE;
}

function isSoundReconfig(packet: Buffer, offset: number, end: number): boolean {
  if (!hasSoundParameters(packet, offset, end)) return false;
  for (let position = offset; position + CHUNK_HEADER_BYTES <= end;) {
    const parameterBytes = packet.readUInt16BE(position + 2);
    const isReset = packet.readUInt16BE(position) === OUTGOING_RESET;
    // Besides the head, requests have 12 bytes and responses 8; a reset lists streams of two bytes each.
    if (parameterBytes < (isReset ? 16 : 12) || parameterBytes > 16 + 2 * MAX_SCTP_STREAMS || parameterBytes % 2 !== 0)
      return false;
    position = padded(position + parameterBytes, position);
  }
  return true;
}

function isSoundForwardTsn(packet: Buffer, offset: number, end: number, lastTsn: number | undefined): boolean {
  const bodyBytes = end - offset;
  if (bodyBytes < 4 || bodyBytes % 4 !== 0 || lastTsn === undefined) return false;
  for (let position = offset + 4; position < end; position += 4)
    if (packet.readUInt16BE(position) >= MAX_SCTP_STREAMS) return false;
  return isWithinWindow(packet.readUInt32BE(offset), lastTsn);
}

/** Checks parameters: type, length (including the head of 4 bytes), value, padded to words. */
function hasSoundParameters(packet: Buffer, offset: number, end: number): boolean {
  let position = offset;
  for (let count = 0; position + CHUNK_HEADER_BYTES <= end; count++) {
    const parameterBytes = packet.readUInt16BE(position + 2);
    if (parameterBytes < CHUNK_HEADER_BYTES || position + parameterBytes > end || count === MAX_PARAMETERS)
      return false;
    position = padded(position + parameterBytes, position);
  }
  return true;
}

/**
 * Returns whether a number is old or near. Old numbers are duplicates, which are harmless; new ones must be near (RFC
 * 1982 arithmetic).
 */
function isWithinWindow(tsn: number, lastTsn: number): boolean {
  return ((tsn - lastTsn) | 0) <= MAX_SCTP_GAP_CHUNKS;
}

/** Returns where the next item starts, if one that started at `start` ends at `end`. */
function padded(end: number, start: number): number {
  const bytes = end - start;
  return end + ((4 - (bytes % 4)) % 4);
}
