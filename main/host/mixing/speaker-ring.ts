import type { OpusPacket } from '../../media/rtp/opus-packet.ts';
import { PacketRing } from './packet-ring.ts';

/** The producer's end of the ring that carries the speakers' packets to a mixer worker. */
export class SpeakerRing {
  readonly #ring: PacketRing;
  readonly #header = PacketRing.createHeader();

  /** Uses `memory` from `PacketRing.allocate`. */
  constructor(memory: SharedArrayBuffer) {
    this.#ring = new PacketRing(memory);
  }

  /** Copies the packet into the ring. Returns false if the ring is full or the payload too long. */
  push(packet: OpusPacket): boolean {
    const header = this.#header;
    header.slot = packet.slot;
    header.sequence = packet.sequence;
    header.rtpTimestamp = packet.rtpTimestamp;
    header.timeMs = packet.arrivalMs;
    header.isFlagged = packet.isRedundant;
    header.length = packet.length;
    return this.#ring.push(header, packet.payload, packet.offset);
  }
}
