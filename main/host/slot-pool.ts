/**
 * Slots 1 to `capacity`: the small numbers under which workers know a connection. The slot that has been free longest is
 * given first, so that packets still on their way to the last owner have long been dropped.
 */
export class SlotPool {
  readonly #free: number[];

  constructor(capacity: number) {
    this.#free = Array.from({ length: capacity }, (_, index) => index + 1);
  }

  take(): number | undefined {
    return this.#free.shift();
  }

  release(slot: number): void {
    this.#free.push(slot);
  }
}
