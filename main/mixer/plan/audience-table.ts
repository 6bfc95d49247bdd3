/** Listeners kept for each speaker: the loudest. */
export const MAX_AUDIENCE = 64;

const HEADER_BYTES = 8;

/**
 * The listeners of each speaker, and how loud they hear it, in shared memory: a mixer worker writes the listeners that
 * it mixes for, and the host worker reads them. It is double-buffered: one half is written while readers use the last
 * published one. The round counter tells which half is which, and whether the writer overtook a reader. Allocation-free
 * after construction.
 */
export class AudienceTable {
  readonly memory: SharedArrayBuffer;
  readonly #rounds: Int32Array;
  /** For each half: the number of listeners by speaker, and the slot and linear gain of each by speaker and index. */
  readonly #counts: readonly Uint16Array[];
  readonly #listeners: readonly Uint16Array[];
  readonly #gains: readonly Float32Array[];
  /** Writer: the index of the quietest listener, for speakers whose places are all taken. */
  readonly #quietest: Uint8Array;

  /** Uses `memory` from `allocate(capacity)`, for slots 0 to `capacity`. */
  constructor(memory: SharedArrayBuffer, capacity: number) {
    this.memory = memory;
    const slots = capacity + 1;
    const half = (index: number): number => HEADER_BYTES + index * slots * MAX_AUDIENCE * 4;
    const smaller = HEADER_BYTES + 2 * slots * MAX_AUDIENCE * 4;
    this.#rounds = new Int32Array(memory, 0, 1);
    this.#gains = [
      new Float32Array(memory, half(0), slots * MAX_AUDIENCE),
      new Float32Array(memory, half(1), slots * MAX_AUDIENCE),
    ];
    this.#listeners = [0, 1].map(
      (index) => new Uint16Array(memory, smaller + index * slots * MAX_AUDIENCE * 2, slots * MAX_AUDIENCE),
    );
    this.#counts = [0, 1].map(
      (index) => new Uint16Array(memory, smaller + slots * MAX_AUDIENCE * 4 + index * slots * 2, slots),
    );
    this.#quietest = new Uint8Array(slots);
  }

  static allocate(capacity: number): SharedArrayBuffer {
    const slots = capacity + 1;
    return new SharedArrayBuffer(HEADER_BYTES + 2 * slots * (MAX_AUDIENCE * 6 + 2));
  }

  /** Writer: begins a round with no listeners. */
  begin(): void {
    this.#counts[this.#written()]!.fill(0);
  }

  /** Writer: records that `listener` hears `speaker` at `gain` (linear). Each pair occurs once per round. */
  add(speaker: number, listener: number, gain: number): void {
    const half = this.#written();
    const counts = this.#counts[half]!;
    const gains = this.#gains[half]!;
    const count = counts[speaker]!;
    const first = speaker * MAX_AUDIENCE;
    const place = count < MAX_AUDIENCE ? count : this.#quietest[speaker]!;
    if (count === MAX_AUDIENCE && gain <= gains[first + place]!) return;
    gains[first + place] = gain;
    this.#listeners[half]![first + place] = listener;
    if (count < MAX_AUDIENCE) counts[speaker] = count + 1;
    if (counts[speaker] === MAX_AUDIENCE) this.#findQuietest(speaker, gains);
  }

  /** Writer: ends the round and makes it readable. */
  publish(): void {
    Atomics.add(this.#rounds, 0, 1);
  }

  /** Returns a number that changes with every published round; wraps. */
  rounds(): number {
    return Atomics.load(this.#rounds, 0);
  }

  /**
   * Reader: copies slots and linear gains of the speaker's listeners to `listeners` and `gains` from `offset` on, at
   * most `MAX_AUDIENCE`. Returns their number, or -1 if the writer overtook the reader.
   */
  read(speaker: number, listeners: Int32Array, gains: Float64Array, offset: number): number {
    const rounds = this.rounds();
    const half = rounds & 1;
    const count = Math.min(MAX_AUDIENCE, this.#counts[half]![speaker]!);
    for (let place = 0; place < count; place++) {
      listeners[offset + place] = this.#listeners[half]![speaker * MAX_AUDIENCE + place]!;
      gains[offset + place] = this.#gains[half]![speaker * MAX_AUDIENCE + place]!;
    }
    return this.rounds() === rounds ? count : -1;
  }

  /** Returns the half that readers do not use. */
  #written(): number {
    return (this.rounds() + 1) & 1;
  }

  #findQuietest(speaker: number, gains: Float32Array): void {
    const first = speaker * MAX_AUDIENCE;
    let quietest = 0;
    for (let place = 1; place < MAX_AUDIENCE; place++)
      if (gains[first + place]! < gains[first + quietest]!) quietest = place;
    this.#quietest[speaker] = quietest;
  }
}
