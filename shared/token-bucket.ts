/** Rate limit that allows bursts: `capacity` at once, `perSecond` in the long run. Time is passed in. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perMs: number;
  #tokens: number;
  #filledAtMs: number;

  constructor(capacity: number, perSecond: number, nowMs: number) {
    this.#capacity = capacity;
    this.#perMs = perSecond / 1_000;
    this.#tokens = capacity;
    this.#filledAtMs = nowMs;
  }

  /** Takes `count` tokens and returns true, or takes none and returns false. */
  take(count: number, nowMs: number): boolean {
    if (!this.has(count, nowMs)) return false;
    this.#tokens -= count;
    return true;
  }

  /** Returns whether `count` tokens could be taken now. */
  has(count: number, nowMs: number): boolean {
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs);
    this.#tokens = Math.min(this.#capacity, this.#tokens + elapsedMs * this.#perMs);
    this.#filledAtMs = nowMs;
    return this.#tokens >= count;
  }

  /** Returns tokens that were taken for nothing; the bucket never holds more than its capacity. */
  giveBack(count: number): void {
    this.#tokens = Math.min(this.#capacity, this.#tokens + count);
  }
}
