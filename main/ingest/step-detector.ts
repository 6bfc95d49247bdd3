import type { DelayEstimator } from './delay-estimator.ts';

/** Jitter alone seldom shifts consecutive packets by more. */
const MIN_STEP_MS = 30;
/** Consecutive packets that must agree on the step, and how closely. Those of a burst differ by their length. */
const STEP_PACKETS = 3;
const STEP_TOLERANCE_MS = 10;

/**
 * Sits between packets and estimator, and detects that all packets from one on are later by the same time, after an
 * equally long gap with none missing. The sender paused there while its timestamps stopped, as Chromium's do when
 * push-to-talk is released and pressed again. Nothing was late, so the wait should not grow; the estimator's base moves
 * instead. The first packets of such a step are held back from the estimator until the cause is clear.
 */
export class StepDetector {
  readonly #estimator: DelayEstimator;
  readonly #delaysMs = new Float64Array(STEP_PACKETS);
  readonly #arrivalsMs = new Float64Array(STEP_PACKETS);
  readonly #frames = new Float64Array(STEP_PACKETS);
  #count = 0;

  constructor(estimator: DelayEstimator) {
    this.#estimator = estimator;
  }

  /**
   * Works like `DelayEstimator.observe`. `gapMs`: time since the previous packet; `isNext`: whether none is missing in
   * between.
   */
  observe(delayMs: number, arrivalMs: number, frames: number, gapMs: number, isNext: boolean): void {
    if (this.#count > 0 && !(isNext && Math.abs(delayMs - this.#delaysMs[0]!) <= STEP_TOLERANCE_MS)) this.#giveUp();
    const stepMs = delayMs - this.#estimator.baseMs;
    if (this.#count === 0 && !(isNext && stepMs >= MIN_STEP_MS && gapMs >= stepMs)) {
      this.#estimator.observe(delayMs, arrivalMs, frames);
      return;
    }
    this.#delaysMs[this.#count] = delayMs;
    this.#arrivalsMs[this.#count] = arrivalMs;
    this.#frames[this.#count++] = frames;
    if (this.#count < STEP_PACKETS) return;
    this.#estimator.raise(this.#delaysMs[0]!, this.#arrivalsMs[0]!);
    this.#giveUp();
  }

  /** Discards the packets held back. */
  reset(): void {
    this.#count = 0;
  }

  #giveUp(): void {
    for (let i = 0; i < this.#count; i++)
      this.#estimator.observe(this.#delaysMs[i]!, this.#arrivalsMs[i]!, this.#frames[i]!);
    this.#count = 0;
  }
}
