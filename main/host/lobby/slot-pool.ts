/**
 * Slots beyond those in use at most, so that one that was left rests for a while, until what was said from it has
 * faded.
 */
export const RESTING_SLOTS = 4;

/**
 * The small numbers under which workers know a connection: 1 to `capacity` + `RESTING_SLOTS`, of which `capacity` are
 * in use at most. The slot that has been free longest is given first, so that packets still on their way to the last
 * owner have long been dropped.
 */
export class SlotPool {
  readonly #free: number[];

  constructor(capacity: number) {
    this.#free = Array.from({ length: capacity + RESTING_SLOTS }, (_, index) => index + 1);
  }

  /** undefined: all are in use. */
  take(): number | undefined {
    return this.#free.length > RESTING_SLOTS ? this.#free.shift() : undefined;
  }

  release(slot: number): void {
    this.#free.push(slot);
  }
}
