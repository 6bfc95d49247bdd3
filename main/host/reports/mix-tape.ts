import { RTP_CLOCK_PER_MS } from '../../../shared/audio-format.ts';

/** Bytes to begin with: enough for a quiet listener, to whom a packet of one byte goes each 400 ms. */
const FIRST_BYTES = 4_096;
/** 30 s at twice the bit rate of a mix. More makes the oldest packets go early. */
const MAX_BYTES = 524_288;
/** Packets of 20 ms in 30 s and the run-up, with some to spare. A power of two, so that indexes wrap by a mask. */
const MAX_PACKETS = 2_048;
const INDEX_MASK = MAX_PACKETS - 1;

/** A packet on a tape. */
export interface TapedPacket {
  readonly payload: Uint8Array;
  /** When it was mixed, on the clock of `write`. */
  readonly timeMs: number;
}

/**
 * The latest packets that one listener was sent, as they were sent, in two rings: bytes, and the length and RTP
 * timestamp of each packet. A write allocates only when the bytes need more room than ever before on this tape.
 */
export class MixTape {
  readonly #keptTicks: number;
  readonly #lengths = new Uint16Array(MAX_PACKETS);
  readonly #timestamps = new Uint32Array(MAX_PACKETS);
  #ring = new Uint8Array(FIRST_BYTES);
  /** Indexes and offsets of the oldest packet; both rings are as long as the counts say. */
  #firstPacket = 0;
  #firstByte = 0;
  #packetCount = 0;
  #byteCount = 0;
  /** When the newest packet was mixed. An array, because a field would allocate with each number. */
  readonly #latestMs = new Float64Array(1);

  /** Creates a tape for the packets of the last `keptMs`. */
  constructor(keptMs: number) {
    this.#keptTicks = keptMs * RTP_CLOCK_PER_MS;
  }

  /** Memory that the tape takes, bytes. */
  get memoryBytes(): number {
    return this.#ring.byteLength + this.#lengths.byteLength + this.#timestamps.byteLength;
  }

  /** Writes a packet, which was mixed at `timeMs`. What is older than the tape keeps goes. */
  write(payload: Uint8Array, length: number, rtpTimestamp: number, timeMs: number): void {
    if (length > MAX_BYTES) return;
    this.#latestMs[0] = timeMs;
    this.#dropBefore((rtpTimestamp - this.#keptTicks) >>> 0);
    while (this.#packetCount === MAX_PACKETS || this.#byteCount + length > MAX_BYTES) this.#dropFirst();
    if (this.#byteCount + length > this.#ring.length) this.#grow(this.#byteCount + length);
    const index = (this.#firstPacket + this.#packetCount) & INDEX_MASK;
    this.#lengths[index] = length;
    this.#timestamps[index] = rtpTimestamp;
    const size = this.#ring.length;
    let offset = (this.#firstByte + this.#byteCount) % size;
    for (let byte = 0; byte < length; byte++) {
      this.#ring[offset] = payload[byte]!;
      offset = offset + 1 === size ? 0 : offset + 1;
    }
    this.#packetCount++;
    this.#byteCount += length;
  }

  /** Returns copies of the packets that were mixed at `fromMs` or later, the oldest first. */
  read(fromMs: number): TapedPacket[] {
    const packets: TapedPacket[] = [];
    const newest = this.#timestamps[(this.#firstPacket + this.#packetCount - 1) & INDEX_MASK] ?? 0;
    let offset = this.#firstByte;
    for (let count = 0; count < this.#packetCount; count++) {
      const index = (this.#firstPacket + count) & INDEX_MASK;
      const length = this.#lengths[index] ?? 0;
      const ageMs = ((newest - (this.#timestamps[index] ?? 0)) >>> 0) / RTP_CLOCK_PER_MS;
      const timeMs = (this.#latestMs[0] ?? 0) - ageMs;
      if (timeMs >= fromMs) packets.push({ payload: this.#copy(offset, length), timeMs });
      offset = (offset + length) % this.#ring.length;
    }
    return packets;
  }

  /** Drops what lies before a timestamp, which wraps at 32 bits. */
  #dropBefore(rtpTimestamp: number): void {
    while (this.#packetCount > 0 && ((this.#timestamps[this.#firstPacket]! - rtpTimestamp) | 0) < 0) this.#dropFirst();
  }

  #dropFirst(): void {
    const length = this.#lengths[this.#firstPacket]!;
    this.#firstPacket = (this.#firstPacket + 1) & INDEX_MASK;
    this.#firstByte = (this.#firstByte + length) % this.#ring.length;
    this.#packetCount--;
    this.#byteCount -= length;
  }

  #grow(neededBytes: number): void {
    let size = this.#ring.length;
    while (size < neededBytes) size *= 2;
    const ring = new Uint8Array(Math.min(size, MAX_BYTES));
    ring.set(this.#copy(this.#firstByte, this.#byteCount));
    this.#ring = ring;
    this.#firstByte = 0;
  }

  #copy(offset: number, length: number): Uint8Array {
    const copy = new Uint8Array(length);
    const untilEnd = Math.min(length, this.#ring.length - offset);
    copy.set(this.#ring.subarray(offset, offset + untilEnd));
    copy.set(this.#ring.subarray(0, length - untilEnd), untilEnd);
    return copy;
  }
}
