/** The wall clock moves on in sleep. Small steps are a time server's. */
const SLEEP_MS = 2_000;

/** A timer of a busy machine is late too, but not by this much. */
const STALL_MS = 5_000;

/**
 * Notices from two clocks that time has passed in which the program did not run. Look at regular intervals. Where the
 * monotonic clock stands still in sleep (Linux, macOS), only the wall clock shows it; where it does not (Windows), the
 * look itself is late.
 */
export class ClockJump {
  readonly #intervalMs: number;
  #lastMonotonicMs: number;
  #lastWallMs: number;

  constructor(intervalMs: number, monotonicMs: number, wallMs: number) {
    this.#intervalMs = intervalMs;
    this.#lastMonotonicMs = monotonicMs;
    this.#lastWallMs = wallMs;
  }

  /**
   * Returns what happened since the last look: `woke`: the machine slept, or somebody set its clock forward; `stalled`:
   * the program did not run.
   */
  look(monotonicMs: number, wallMs: number): 'woke' | 'stalled' | undefined {
    const passedMs = monotonicMs - this.#lastMonotonicMs;
    const jumpMs = wallMs - this.#lastWallMs - passedMs;
    this.#lastMonotonicMs = monotonicMs;
    this.#lastWallMs = wallMs;
    if (jumpMs > SLEEP_MS) return 'woke';
    return passedMs > this.#intervalMs + STALL_MS ? 'stalled' : undefined;
  }
}
