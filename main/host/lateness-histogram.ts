const BUCKET_MS = 0.1;
const BUCKETS = 1_000;

/** How late ticks began, counted in tenths of a millisecond up to 100 ms. Allocation-free after construction. */
export class LatenessHistogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #maxMs = 0;

  add(latenessMs: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.floor(latenessMs / BUCKET_MS)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total++;
    if (latenessMs > this.#maxMs) this.#maxMs = latenessMs;
  }

  /** The lateness in milliseconds under which `share` (0 to 1) of the ticks stayed, to the upper edge of its bucket. */
  percentileMs(share: number): number {
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      seen += this.#counts[bucket] ?? 0;
      if (seen >= this.#total * share) return (bucket + 1) * BUCKET_MS;
    }
    return this.#maxMs;
  }

  get maxMs(): number {
    return this.#maxMs;
  }

  reset(): void {
    this.#counts.fill(0);
    this.#total = 0;
    this.#maxMs = 0;
  }
}
