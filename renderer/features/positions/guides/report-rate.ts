/** Over this time, the number of positions a second is steady enough to read. */
const WINDOW_MS = 2_000;
const SHORTEST_MS = 900;

/** How often positions arrive, from counts of those that have arrived so far. */
export class ReportRate {
  readonly #samples: { readonly count: number; readonly atMs: number }[] = [];

  /** `count`: positions so far; a smaller one than before starts again. `atMs`: on any one clock. */
  note(count: number, atMs: number): void {
    if (count < (this.#samples.at(-1)?.count ?? 0)) this.#samples.length = 0;
    this.#samples.push({ count, atMs });
    let [, second] = this.#samples;
    while (second !== undefined && second.atMs <= atMs - WINDOW_MS) {
      this.#samples.shift();
      [, second] = this.#samples;
    }
  }

  /** Positions a second; null = not known yet. */
  get perSecond(): number | null {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined) return null;
    const elapsedMs = last.atMs - first.atMs;
    if (!(elapsedMs >= SHORTEST_MS)) return null;
    return Math.round((1_000 * (last.count - first.count)) / elapsedMs);
  }
}
