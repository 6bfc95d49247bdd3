import { NO_AUDIO_LEVEL, readAudioLevel } from './audio-level.ts';

/** RTP headers (RFC 3550 section 5.1), read into one reused object, so that a header costs no allocation. */

export const RTP_FIXED_HEADER_BYTES = 12;

/** The last header that `parseRtpHeader` read. */
export interface RtpHeader {
  payloadType: number;
  sequence: number;
  timestamp: number;
  ssrc: number;
  hasPadding: boolean;
  hasMarker: boolean;
  /** Length of the header with CSRC list and extension, bytes. */
  headerBytes: number;
  /** Audio level of RFC 6464, -dBov from 0 (loudest) to 127 (silence); -1 if the packet has none. Not authenticated. */
  audioLevel: number;
}

export function createRtpHeader(): RtpHeader {
  return {
    payloadType: 0,
    sequence: 0,
    timestamp: 0,
    ssrc: 0,
    hasPadding: false,
    hasMarker: false,
    headerBytes: 0,
    audioLevel: NO_AUDIO_LEVEL,
  };
}

/** Returns whether a packet is RTCP rather than RTP, if both share a port (RFC 5761, section 4). */
export function isRtcpPacket(packet: Uint8Array): boolean {
  const second = packet[1] ?? 0;
  return second >= 192 && second <= 223;
}

/**
 * Reads the header of `packet` into `header`, with the audio level if its extension has the id `audioLevelId`. Returns
 * false if it is not RTP version 2 or is truncated.
 */
export function parseRtpHeader(packet: Buffer, header: RtpHeader, audioLevelId?: number): boolean {
  if (packet.length < RTP_FIXED_HEADER_BYTES) return false;
  const first = packet[0] ?? 0;
  if (first >> 6 !== 2) return false;
  const extensionOffset = RTP_FIXED_HEADER_BYTES + (first & 0x0f) * 4;
  const hasExtension = (first & 0x10) !== 0;
  let headerBytes = extensionOffset;
  if (hasExtension) {
    if (packet.length < headerBytes + 4) return false;
    headerBytes += 4 + packet.readUInt16BE(headerBytes + 2) * 4;
  }
  if (packet.length < headerBytes) return false;
  const second = packet[1] ?? 0;
  header.hasPadding = (first & 0x20) !== 0;
  header.hasMarker = (second & 0x80) !== 0;
  header.payloadType = second & 0x7f;
  header.sequence = packet.readUInt16BE(2);
  header.timestamp = packet.readUInt32BE(4);
  header.ssrc = packet.readUInt32BE(8);
  header.headerBytes = headerBytes;
  header.audioLevel =
    hasExtension && audioLevelId !== undefined
      ? readAudioLevel(packet, extensionOffset, headerBytes, audioLevelId)
      : NO_AUDIO_LEVEL;
  return true;
}

/**
 * Returns the length of a decrypted payload without its padding (RFC 3550, section 5.1); -1 if the padding is
 * impossible.
 */
export function payloadBytesWithoutPadding(payload: Uint8Array, hasPadding: boolean): number {
  if (!hasPadding) return payload.length;
  const paddingBytes = payload[payload.length - 1] ?? 0;
  return paddingBytes === 0 || paddingBytes > payload.length ? -1 : payload.length - paddingBytes;
}

/** Sets the flag for a header extension after the 12 bytes of a written header. */
export function markRtpExtension(packet: Buffer): void {
  packet[0] = packet[0]! | 0x10;
}

/** Writes a 12-byte header at the start of `packet`. */
export function writeRtpHeader(
  packet: Buffer,
  payloadType: number,
  hasMarker: boolean,
  sequence: number,
  timestamp: number,
  ssrc: number,
): void {
  packet[0] = 0x80;
  packet[1] = payloadType | (hasMarker ? 0x80 : 0);
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(timestamp >>> 0, 4);
  packet.writeUInt32BE(ssrc, 8);
}
