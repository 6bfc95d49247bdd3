/** The gains one listener chose for others: `gains[i]` (linear) for the speaker at `slots[i]`; 1 for all others. */
export interface PersonalRows {
  readonly slots: Int32Array;
  readonly gains: Float32Array;
}

/** 200 %, +6 dB. */
const MAX_PERSONAL_GAIN = 2;

/**
 * Gains that listeners chose for single speakers, on top of what the rules give. A listener who chose any has a gain
 * for each slot, so that a look-up takes one step: 2 kB for 500 participants. Other listeners have no table and cost
 * nothing.
 */
export class PersonalTables {
  readonly #capacity: number;
  readonly #tables: (Float32Array | undefined)[];

  /** Creates tables for slots 1 to `capacity`. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#tables = new Array<undefined>(capacity + 1).fill(undefined);
  }

  /**
   * Replaces the previous choices of `listener`. Returns its linear gains by slot, 0 = inaudible; undefined = none
   * chosen. Reuses the same memory. Allocates for a listener's first rows.
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

  /** Forgets the choices of a listener that has left. */
  clear(listener: number): void {
    this.#tables[listener] = undefined;
  }
}
