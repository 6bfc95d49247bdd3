/** Token bucket: `perSecond` on average, as many at once. Time is passed in, milliseconds. */
export class RateLimit {
  readonly #perSecond: number;
  #tokens: number;
  #lastMs: number;

  constructor(perSecond: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond;
    this.#lastMs = nowMs;
  }

  /** Returns false where this one is too many. */
  take(nowMs: number): boolean {
    this.#tokens = Math.min(this.#perSecond, this.#tokens + ((nowMs - this.#lastMs) / 1_000) * this.#perSecond);
    this.#lastMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
