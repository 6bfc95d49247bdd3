import { MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { invariant } from '../../../shared/invariant.ts';

/** The fields that travel with an Opus packet between the host worker and a mixer worker. */
export interface PacketHeader {
  /** The speaker's slot on the way in, the listener's on the way out. */
  slot: number;
  sequence: number;
  rtpTimestamp: number;
  /** When it arrived, or when it was mixed: milliseconds of `monotonicMs`. */
  timeMs: number;
  /** In: recovered from redundancy. Out: first packet after silence. */
  isFlagged: boolean;
  /** Bytes of the payload. */
  length: number;
}

/** One Opus packet on its way between the host worker and a mixer worker. */
export interface PacketRecord extends PacketHeader {
  readonly payload: Uint8Array;
}

const HEADER_BYTES = 32;
const RECORD_BYTES = HEADER_BYTES + Math.ceil(MAX_OPUS_PAYLOAD_BYTES / 8) * 8;
/** Write and read counters, each on its own cache line. */
const CONTROL_BYTES = 128;
const WRITE_INDEX = 0;
const READ_INDEX = 16;

/**
 * A single-producer, single-consumer ring of packets in shared memory. The counters are free-running 32-bit numbers.
 * The producer publishes the write counter last (`Atomics.store`), the consumer the read counter, so a half-written
 * record is never read. A full ring refuses new packets, and the producer counts them.
 */
export class PacketRing {
  readonly #control: Int32Array;
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #capacity: number;

  constructor(memory: SharedArrayBuffer) {
    this.#control = new Int32Array(memory, 0, CONTROL_BYTES / 4);
    this.#view = new DataView(memory, CONTROL_BYTES);
    this.#bytes = new Uint8Array(memory, CONTROL_BYTES);
    this.#capacity = (memory.byteLength - CONTROL_BYTES) / RECORD_BYTES;
    invariant(
      Number.isInteger(Math.log2(this.#capacity)),
      'the counters wrap cleanly only when the capacity is a power of two',
    );
  }

  /** Allocates memory for `capacity` packets, a power of two. */
  static allocate(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(CONTROL_BYTES + capacity * RECORD_BYTES);
  }

  /** Creates a header to fill for `push`. */
  static createHeader(): PacketHeader {
    return { slot: 0, sequence: 0, rtpTimestamp: 0, timeMs: 0, isFlagged: false, length: 0 };
  }

  /** Creates a record for `pop` to fill. */
  static createRecord(): PacketRecord {
    return { ...PacketRing.createHeader(), payload: new Uint8Array(MAX_OPUS_PAYLOAD_BYTES) };
  }

  /**
   * Copies the header and `payload[offset..offset + header.length)` into the ring. Returns false if the ring is full or
   * the payload too long.
   */
  push(header: PacketHeader, payload: Uint8Array, offset: number): boolean {
    const length = header.length;
    const written = Atomics.load(this.#control, WRITE_INDEX);
    if (length > MAX_OPUS_PAYLOAD_BYTES || ((written - Atomics.load(this.#control, READ_INDEX)) | 0) >= this.#capacity)
      return false;
    const start = (written & (this.#capacity - 1)) * RECORD_BYTES;
    this.#view.setUint16(start, header.slot);
    this.#view.setUint16(start + 2, header.sequence);
    this.#view.setUint16(start + 4, header.isFlagged ? 1 : 0);
    this.#view.setUint16(start + 6, length);
    this.#view.setUint32(start + 8, header.rtpTimestamp);
    this.#view.setFloat64(start + 16, header.timeMs);
    const target = start + HEADER_BYTES;
    for (let index = 0; index < length; index++) this.#bytes[target + index] = payload[offset + index] ?? 0;
    Atomics.store(this.#control, WRITE_INDEX, (written + 1) | 0);
    return true;
  }

  /** Copies the oldest packet into `record`. Returns false if there is none. */
  pop(record: PacketRecord): boolean {
    const read = Atomics.load(this.#control, READ_INDEX);
    if (read === Atomics.load(this.#control, WRITE_INDEX)) return false;
    const start = (read & (this.#capacity - 1)) * RECORD_BYTES;
    record.slot = this.#view.getUint16(start);
    record.sequence = this.#view.getUint16(start + 2);
    record.isFlagged = this.#view.getUint16(start + 4) === 1;
    record.length = this.#view.getUint16(start + 6);
    record.rtpTimestamp = this.#view.getUint32(start + 8);
    record.timeMs = this.#view.getFloat64(start + 16);
    const source = start + HEADER_BYTES;
    for (let index = 0; index < record.length; index++) record.payload[index] = this.#bytes[source + index] ?? 0;
    Atomics.store(this.#control, READ_INDEX, (read + 1) | 0);
    return true;
  }
}
