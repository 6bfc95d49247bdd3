/** For so long after its last message a feeder keeps the position to itself. */
export const FEEDER_HOLD_MS = 1_000;

/**
 * Where several programs tell positions at once, the one that has the turn keeps it until it has been silent for
 * `FEEDER_HOLD_MS`.
 */
export class FeederTurns {
  #holder: string | undefined;
  #spokeAtMs = Number.NEGATIVE_INFINITY;

  /** Whether `feeder` may speak now; then it has the turn. */
  take(feeder: string, nowMs: number): boolean {
    if (this.#holder !== feeder && this.#holder !== undefined && nowMs - this.#spokeAtMs < FEEDER_HOLD_MS) return false;
    this.#holder = feeder;
    this.#spokeAtMs = nowMs;
    return true;
  }

  /** `feeder` has gone. True where it had the turn. */
  release(feeder: string): boolean {
    if (this.#holder !== feeder) return false;
    this.#holder = undefined;
    return true;
  }
}
