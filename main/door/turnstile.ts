/** The two lanes: strangers wait in `ordinary`, connections that have proved themselves in `admitted`. */
export type Lane = 'admitted' | 'ordinary';

/**
 * Shares a thread between the work that connections cause and everything else on it: a turn of the event loop does one
 * piece of work of each lane, however much is waiting, and packets are read between two turns. Within a lane, pieces
 * pass in the order of their arrival.
 */
export class Turnstile {
  readonly #scheduleTurn: (turn: () => void) => void;
  readonly #lanes: Readonly<Record<Lane, Set<() => void>>> = { admitted: new Set(), ordinary: new Set() };
  #isScheduled = false;

  /** `scheduleTurn` runs its argument once, in the next turn of the event loop. */
  constructor(scheduleTurn: (turn: () => void) => void) {
    this.#scheduleTurn = scheduleTurn;
  }

  /** Queues a piece of work; a piece that waits already keeps its place. */
  enter(lane: Lane, pass: () => void): void {
    this.#lanes[lane].add(pass);
    this.#schedule();
  }

  /** Removes a piece of work that is no longer needed. */
  leave(pass: () => void): void {
    this.#lanes.admitted.delete(pass);
    this.#lanes.ordinary.delete(pass);
  }

  #schedule(): void {
    if (this.#isScheduled || this.#lanes.admitted.size + this.#lanes.ordinary.size === 0) return;
    this.#isScheduled = true;
    this.#scheduleTurn(() => {
      this.#isScheduled = false;
      this.#passFirst('admitted');
      this.#passFirst('ordinary');
      this.#schedule();
    });
  }

  #passFirst(lane: Lane): void {
    const [pass] = this.#lanes[lane];
    if (pass === undefined) return;
    this.#lanes[lane].delete(pass);
    pass();
  }
}
