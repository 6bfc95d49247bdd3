/** Counts ends within a sliding time, to tell a mishap from something that fails again and again. */
export class RestartBudget {
  readonly #maxEnds: number;
  readonly #windowMs: number;
  #endsMs: readonly number[] = [];

  /** The `maxEnds`th end within `windowMs` is one too many. */
  constructor(maxEnds: number, windowMs: number) {
    this.#maxEnds = maxEnds;
    this.#windowMs = windowMs;
  }

  /** Notes an end at `nowMs`. Returns whether another start is worth it. */
  allowsRestart(nowMs: number): boolean {
    this.#endsMs = [...this.#endsMs.filter((endMs) => nowMs - endMs < this.#windowMs), nowMs];
    return this.#endsMs.length < this.#maxEnds;
  }
}
