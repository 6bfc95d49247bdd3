/** Counts ends within a sliding window, to tell a mishap from a repeated failure. */
export class RestartBudget {
  readonly #maxEnds: number;
  readonly #windowMs: number;
  #endsMs: readonly number[] = [];

  /** Creates a budget in which the `maxEnds`th end within `windowMs` is one too many. */
  constructor(maxEnds: number, windowMs: number) {
    this.#maxEnds = maxEnds;
    this.#windowMs = windowMs;
  }

  /** Records an end at `nowMs`. Returns whether to restart. */
  allowsRestart(nowMs: number): boolean {
    this.#endsMs = [...this.#endsMs.filter((endMs) => nowMs - endMs < this.#windowMs), nowMs];
    return this.#endsMs.length < this.#maxEnds;
  }
}
