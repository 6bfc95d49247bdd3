import type { Schedule } from '../../shared/schedule.ts';

interface Timer {
  readonly atMs: number;
  readonly task: () => void;
}

/** Time that stands still until a test moves it. Timers then run in order. */
export class ManualClock {
  #nowMs = 0;
  /** The next one first; ties in order of scheduling. */
  readonly #timers: Timer[] = [];

  readonly nowMs = (): number => this.#nowMs;

  readonly schedule: Schedule = (task, delayMs) => {
    const timer = { atMs: this.#nowMs + delayMs, task };
    const place = this.#timers.findLastIndex(({ atMs }) => atMs <= timer.atMs) + 1;
    this.#timers.splice(place, 0, timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  };

  /** Pending timers. */
  get pending(): number {
    return this.#timers.length;
  }

  advance(durationMs: number): void {
    const endMs = this.#nowMs + durationMs;
    for (let next = this.#timers[0]; next !== undefined && next.atMs <= endMs; next = this.#timers[0]) {
      this.#timers.shift();
      this.#nowMs = next.atMs;
      next.task();
    }
    this.#nowMs = endMs;
  }
}
