import { MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';

/** 128 packets: 320 ms of the shortest ones (2.5 ms), which is twice the longest wait. 163 kB per speaker. */
const CAPACITY = 128;

/**
 * Packets that wait for their time, ordered by timestamp. All memory is allocated at construction. A packet is
 * identified by its index in the store (`first`), and read from the arrays at that index.
 */
export class PacketStore {
  readonly payloads: readonly Uint8Array[];
  readonly timestamps = new Float64Array(CAPACITY);
  readonly lengths = new Int32Array(CAPACITY);
  /** Lengths in samples of one channel. */
  readonly samples = new Int32Array(CAPACITY);
  readonly sequences = new Int32Array(CAPACITY);
  /** Arrival times, milliseconds. */
  readonly arrivalsMs = new Float64Array(CAPACITY);
  /** 1 = the packet is a redundant copy. */
  readonly redundant = new Uint8Array(CAPACITY);
  /** Indices by rising timestamp. Those from `count` on are free. */
  readonly #order = Int32Array.from({ length: CAPACITY }, (_, place) => place);
  #count = 0;

  constructor() {
    const bytes = new ArrayBuffer(CAPACITY * MAX_OPUS_PAYLOAD_BYTES);
    this.payloads = Array.from(
      { length: CAPACITY },
      (_, place) => new Uint8Array(bytes, place * MAX_OPUS_PAYLOAD_BYTES, MAX_OPUS_PAYLOAD_BYTES),
    );
  }

  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count === CAPACITY;
  }

  /** Index of the earliest packet, or -1. */
  get first(): number {
    return this.#count > 0 ? this.#order[0]! : -1;
  }

  /** Length from the start of the earliest packet to the end of the latest, in samples; 0 without packets. */
  get span(): number {
    if (this.#count === 0) return 0;
    const last = this.#order[this.#count - 1]!;
    return this.timestamps[last]! + this.samples[last]! - this.timestamps[this.#order[0]!]!;
  }

  has(timestamp: number): boolean {
    for (let i = this.#count - 1; i >= 0; i--) {
      const other = this.timestamps[this.#order[i]!]!;
      if (other <= timestamp) return other === timestamp;
    }
    return false;
  }

  /** Copies a packet in. The store must not be full or hold a packet with that timestamp. */
  insert(
    timestamp: number,
    sequence: number,
    samples: number,
    payload: Uint8Array,
    length: number,
    isRedundant: boolean,
    arrivalMs: number,
  ): void {
    const place = this.#order[this.#count]!;
    let rank = this.#count;
    while (rank > 0 && this.timestamps[this.#order[rank - 1]!]! > timestamp) {
      this.#order[rank] = this.#order[rank - 1]!;
      rank--;
    }
    this.#order[rank] = place;
    this.#count++;
    const copy = this.payloads[place]!;
    for (let i = 0; i < length; i++) copy[i] = payload[i]!;
    this.timestamps[place] = timestamp;
    this.sequences[place] = sequence;
    this.samples[place] = samples;
    this.lengths[place] = length;
    this.redundant[place] = isRedundant ? 1 : 0;
    this.arrivalsMs[place] = arrivalMs;
  }

  /** Frees the earliest packet's index; its payload stays readable until the next insertion. */
  removeFirst(): void {
    const place = this.#order[0]!;
    this.#count--;
    for (let i = 0; i < this.#count; i++) this.#order[i] = this.#order[i + 1]!;
    this.#order[this.#count] = place;
  }

  clear(): void {
    this.#count = 0;
  }
}
