/** So many newcomers in a minute may be a raid. */
export const RAID_NEWCOMERS = 12;
const WINDOW_MS = 60_000;
/** More are not counted: nobody needs to know the exact number. */
const MAX_COUNTED = 1_000;

/** Counts the newcomers of the last minute. */
export class NewcomerCount {
  readonly #nowMs: () => number;
  /** When they came, the first first, milliseconds. */
  #cameAtMs: number[] = [];

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  add(): void {
    this.#forget();
    if (this.#cameAtMs.length < MAX_COUNTED) this.#cameAtMs.push(this.#nowMs());
  }

  get inLastMinute(): number {
    this.#forget();
    return this.#cameAtMs.length;
  }

  /** How many there are, if they are so many that this may be a raid; 0 = there are not. */
  get raid(): number {
    const count = this.inLastMinute;
    return count < RAID_NEWCOMERS ? 0 : count;
  }

  #forget(): void {
    const fromMs = this.#nowMs() - WINDOW_MS;
    this.#cameAtMs = this.#cameAtMs.filter((atMs) => atMs > fromMs);
  }
}
