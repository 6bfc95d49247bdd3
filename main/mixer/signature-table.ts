/**
 * Finds a number, of a stream or a square, by what makes its listeners alike: an origin and a signature. Open
 * addressing, emptied at once by a new generation. Allocation-free after construction. Numbers are positive.
 */
export class SignatureTable {
  readonly #mask: number;
  readonly #generations: Int32Array;
  readonly #origins: Int32Array;
  readonly #lows: Int32Array;
  readonly #highs: Int32Array;
  readonly #streams: Int32Array;
  #generation = 1;

  /** Creates a table for up to `capacity` entries per generation. */
  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
    this.#mask = size - 1;
    this.#generations = new Int32Array(size);
    this.#origins = new Int32Array(size);
    this.#lows = new Int32Array(size);
    this.#highs = new Int32Array(size);
    this.#streams = new Int32Array(size);
  }

  clear(): void {
    this.#generation = (this.#generation + 1) | 0;
  }

  /** Returns the stream of an entry added since the last `clear`; 0 if there is none. */
  find(origin: number, low: number, high: number): number {
    const place = this.#place(origin, low, high);
    return this.#generations[place] === this.#generation ? this.#streams[place]! : 0;
  }

  /** Adds or replaces an entry. */
  add(origin: number, low: number, high: number, stream: number): void {
    const place = this.#place(origin, low, high);
    this.#generations[place] = this.#generation;
    this.#origins[place] = origin;
    this.#lows[place] = low;
    this.#highs[place] = high;
    this.#streams[place] = stream;
  }

  /** Returns the index of the entry, or where it would go. */
  #place(origin: number, low: number, high: number): number {
    let place = (low ^ Math.imul(origin, 0x9e3779b1)) & this.#mask;
    while (this.#generations[place] === this.#generation) {
      if (this.#origins[place] === origin && this.#lows[place] === low && this.#highs[place] === high) break;
      place = (place + 1) & this.#mask;
    }
    return place;
  }
}
