import type { DelayEstimator } from './delay-estimator.ts';

/** What jitter alone does to packets in a row is seldom more. */
const MIN_STEP_MS = 30;
/** Packets in a row that must agree on the step, and how closely. Those of a heap differ by their length. */
const STEP_PACKETS = 3;
const STEP_TOLERANCE_MS = 10;

/**
 * Between packets and estimator: sees where all packets from one on come later by the same time, behind a gap as long,
 * with none missing. A sender paused there while its timestamps stood still, as Chromium's do when push-to-talk is
 * released and pressed again: nothing was late, so nobody should wait longer. The estimator's base moves instead. The
 * first packets of such a step are kept from the estimator until it is known what they are.
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
   * As `DelayEstimator.observe`. `gapMs`: time since the packet before; `isNext`: whether none is missing in between.
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
    this.#estimator.restart(this.#delaysMs[0]!, this.#arrivalsMs[0]!);
    this.#giveUp();
  }

  /** Forgets what it has kept. */
  reset(): void {
    this.#count = 0;
  }

  #giveUp(): void {
    for (let i = 0; i < this.#count; i++)
      this.#estimator.observe(this.#delaysMs[i]!, this.#arrivalsMs[i]!, this.#frames[i]!);
    this.#count = 0;
  }
}
