/** Wrong guesses after which a code is replaced, and the time in which they count. */
export const MAX_WRONG_GUESSES = 10;
export const GUESS_WINDOW_MS = 600_000;

/** Counts wrong guesses of a code. A code of 25 bits stays safe only if few can be tried. */
export class GuessCounter {
  #guessedAtMs: number[] = [];
  #total = 0;

  /** All wrong guesses so far. */
  get total(): number {
    return this.#total;
  }

  /** Wrong guesses that count at present. */
  countAt(nowMs: number): number {
    this.#guessedAtMs = this.#guessedAtMs.filter((atMs) => nowMs - atMs < GUESS_WINDOW_MS);
    return this.#guessedAtMs.length;
  }

  /** Counts a wrong guess and returns whether the code has to be replaced, which starts the count again. */
  add(nowMs: number): boolean {
    this.#total++;
    if (this.countAt(nowMs) + 1 >= MAX_WRONG_GUESSES) {
      this.#guessedAtMs = [];
      return true;
    }
    this.#guessedAtMs.push(nowMs);
    return false;
  }
}
