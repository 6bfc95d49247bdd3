/** Bytes of the length before each packet (RFC 4571, section 2). */
export const FRAME_HEADER_BYTES = 2;

/** Cuts a TCP stream into packets, each behind its length in 16 bits (RFC 4571). */
export class FrameReader {
  readonly #maxPacketBytes: number;
  #held: Buffer = Buffer.alloc(0);

  constructor(maxPacketBytes: number) {
    this.#maxPacketBytes = maxPacketBytes;
  }

  /**
   * Takes the next bytes and hands on each packet that is complete; a packet is only valid during the call. Returns
   * false if a length exceeds the limit: nothing after it can be read.
   */
  push(bytes: Buffer, onPacket: (packet: Buffer) => void): boolean {
    let rest = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    while (rest.length >= FRAME_HEADER_BYTES) {
      const end = FRAME_HEADER_BYTES + rest.readUInt16BE(0);
      if (end - FRAME_HEADER_BYTES > this.#maxPacketBytes) return false;
      if (rest.length < end) break;
      const packet = rest.subarray(FRAME_HEADER_BYTES, end);
      rest = rest.subarray(end);
      onPacket(packet);
    }
    this.#held = rest;
    return true;
  }
}

/** Writes a packet behind its length. */
export function writeFrame(packet: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + packet.length);
  frame.writeUInt16BE(packet.length, 0);
  packet.copy(frame, FRAME_HEADER_BYTES);
  return frame;
}
