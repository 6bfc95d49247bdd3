/** Slots beyond the maximum in use, so that a released one rests until its last sound has faded. */
export const RESTING_SLOTS = 4;

/**
 * The small numbers under which workers know a connection: 1 to `capacity` + `RESTING_SLOTS`, of which at most
 * `capacity` are in use. The slot that has been free longest is assigned first, so that packets still on their way to
 * the previous owner have long been dropped.
 */
export class SlotPool {
  readonly #free: number[];

  constructor(capacity: number) {
    this.#free = Array.from({ length: capacity + RESTING_SLOTS }, (_, index) => index + 1);
  }

  /** Returns a free slot; undefined = all are in use. */
  acquire(): number | undefined {
    return this.#free.length > RESTING_SLOTS ? this.#free.shift() : undefined;
  }

  release(slot: number): void {
    this.#free.push(slot);
  }
}
