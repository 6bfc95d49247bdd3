/** How one listener wants to hear others: `gains[i]` (linear) for the speaker at `slots[i]`; 1 for all others. */
export interface PersonalRows {
  readonly slots: Int32Array;
  readonly gains: Float32Array;
}

/** 200 %, +6 dB. */
const MAX_PERSONAL_GAIN = 2;

/**
 * Gains that listeners chose for single speakers, on top of what the rules give. A listener with any has a gain for
 * each slot, so that one look-up finds it: 2 kB for 500 participants. Who has none has no table, and costs nothing.
 */
export class PersonalTables {
  readonly #capacity: number;
  readonly #tables: (Float32Array | undefined)[];

  /** For slots 1 to `capacity`. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#tables = new Array<undefined>(capacity + 1).fill(undefined);
  }

  /**
   * Replaces what `listener` chose before. Returns its linear gains by slot, 0 = not heard at all; undefined = none
   * chosen. The same memory is used again. Allocates for a listener's first rows.
   */
  set(listener: number, { slots, gains }: PersonalRows): Float32Array | undefined {
    if (slots.length === 0) {
      this.#tables[listener] = undefined;
      return undefined;
    }
    const table = (this.#tables[listener] ?? new Float32Array(this.#capacity + 1)).fill(1);
    this.#tables[listener] = table;
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row]!;
      const gain = gains[row]!;
      if (slot >= 1 && slot <= this.#capacity) table[slot] = gain > 0 ? Math.min(gain, MAX_PERSONAL_GAIN) : 0;
    }
    return table;
  }

  /** Forgets a listener that has left. */
  clear(listener: number): void {
    this.#tables[listener] = undefined;
  }
}
