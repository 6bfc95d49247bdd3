/** A feeder keeps its turn for this long after its last message. */
export const FEEDER_HOLD_MS = 1_000;

/**
 * Gives turns to programs that send positions at the same time: one keeps its turn until it has been silent for
 * `FEEDER_HOLD_MS`.
 */
export class FeederTurns {
  #holder: string | undefined;
  #spokeAtMs = Number.NEGATIVE_INFINITY;

  /** Returns whether `feeder` may send now; if so, it has the turn. */
  take(feeder: string, nowMs: number): boolean {
    if (this.#holder !== feeder && this.#holder !== undefined && nowMs - this.#spokeAtMs < FEEDER_HOLD_MS) return false;
    this.#holder = feeder;
    this.#spokeAtMs = nowMs;
    return true;
  }

  /** Removes `feeder`. Returns true if it had the turn. */
  release(feeder: string): boolean {
    if (this.#holder !== feeder) return false;
    this.#holder = undefined;
    return true;
  }
}
