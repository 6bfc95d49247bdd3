/**
 * How long the other end has been silent while this program listened. A program that stands still (on a suspended
 * machine, in a debugger, after SIGSTOP) hears nothing of what arrives, and its timers run before it reads what has
 * waited: so the time between two looks counts for `longestLookMs` at most. Time is passed in.
 */
export class AwakeSilence {
  readonly #longestLookMs: number;
  #silentMs = 0;
  #lookedAtMs: number;

  /** `longestLookMs`: longer than a busy machine delays the look that is due. */
  constructor(nowMs: number, longestLookMs: number) {
    this.#lookedAtMs = nowMs;
    this.#longestLookMs = longestLookMs;
  }

  /** Records a sign of the other end. Runs for each packet. */
  noteHeard(nowMs: number): void {
    this.#silentMs = 0;
    this.#lookedAtMs = nowMs;
  }

  /** The silence at the last look, or since the last sign after it, ms. */
  get silentMs(): number {
    return this.#silentMs;
  }

  /** Returns the silence so far, ms. Call it at regular intervals. */
  look(nowMs: number): number {
    this.#silentMs += Math.min(nowMs - this.#lookedAtMs, this.#longestLookMs);
    this.#lookedAtMs = nowMs;
    return this.#silentMs;
  }
}
