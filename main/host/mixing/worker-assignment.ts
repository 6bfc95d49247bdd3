import { invariant } from '../../../shared/invariant.ts';

const NONE = 255;

/**
 * Assigns slots to mixer workers. No worker ever exceeds its share, the capacity divided by the workers and rounded up.
 */
export class WorkerAssignment {
  readonly #workers: Uint8Array;
  readonly #counts: Uint16Array;

  /** Creates assignments for slots 1 to `capacity`. */
  constructor(capacity: number, workerCount: number) {
    invariant(workerCount >= 1 && workerCount < NONE, 'a worker has a number of one byte');
    this.#workers = new Uint8Array(capacity + 1).fill(NONE);
    this.#counts = new Uint16Array(workerCount);
  }

  /** Assigns the slot to the worker with the fewest, the first of them, and returns it. */
  assign(slot: number): number {
    invariant(slot >= 1 && this.#workers[slot] === NONE, 'a slot is given to one worker at a time');
    let fewest = 0;
    for (let worker = 1; worker < this.#counts.length; worker++)
      if (this.count(worker) < this.count(fewest)) fewest = worker;
    this.#workers[slot] = fewest;
    this.#counts[fewest] = this.count(fewest) + 1;
    return fewest;
  }

  /** Releases the slot and returns its worker; undefined if it had none. */
  release(slot: number): number | undefined {
    const worker = this.workerOf(slot);
    if (worker === undefined) return undefined;
    this.#workers[slot] = NONE;
    this.#counts[worker] = this.count(worker) - 1;
    return worker;
  }

  workerOf(slot: number): number | undefined {
    const worker = this.#workers[slot];
    return worker === NONE ? undefined : worker;
  }

  /** Returns the number of the worker's slots. */
  count(worker: number): number {
    return this.#counts[worker] ?? 0;
  }

  /** Returns all slots of a worker, ascending. */
  slotsOf(worker: number): number[] {
    const slots: number[] = [];
    for (let slot = 1; slot < this.#workers.length; slot++) if (this.#workers[slot] === worker) slots.push(slot);
    return slots;
  }
}
