import type { FrameBank } from '../kernel/frame-bank.ts';

/** The result for a worker whose frames are missing. */
export const LATE = -1;

/** 20 ms, the most that a worker in time can be behind on the grid; twice this for a worker that lags. */
const USUAL_LAG_TICKS = 1;
const LONG_LAG_TICKS = 2;
/** 1 s: a worker that is late again this soon has no time to spare. */
const UNSTEADY_TICKS = 50;
/** 5 s without a frame that would have been late ends the longer lag. */
const CALM_TICKS = 250;

/**
 * Decides which tick of another worker to mix in each tick of this one: the previous one, which is sure to exist while
 * all workers are in time. A worker that lags by one tick, always or occasionally, is followed at two ticks; otherwise
 * its speakers would be inaudible as long as it lags. Before a change, its speakers have been faded out, or are silent.
 * Allocation-free after construction.
 */
export class WorkerFollower {
  readonly #bank: FrameBank;
  /** Lag of the others, by worker. */
  readonly #lagTicks: Int32Array;
  readonly #isLate: Uint8Array;
  /** Tick in which the previous tick's frame was last missing, for a worker that is present. */
  readonly #lateTick: Float64Array;

  constructor(bank: FrameBank, workers: number) {
    this.#bank = bank;
    this.#lagTicks = new Int32Array(workers).fill(USUAL_LAG_TICKS);
    this.#isLate = new Uint8Array(workers).fill(1);
    this.#lateTick = new Float64Array(workers).fill(-Infinity);
  }

  /** Returns the tick of the worker's frames to mix in `tick`, or `LATE`. Call it once per tick. */
  follow(worker: number, tick: number): number {
    if (this.#isLate[worker] === 1) return this.#resume(worker, tick);
    if (this.#lagTicks[worker] === LONG_LAG_TICKS) this.#noteLongLag(worker, tick);
    const followed = tick - this.#lagTicks[worker]!;
    if (this.#isThere(worker, followed)) return followed;
    this.#isLate[worker] = 1;
    this.#lagTicks[worker] = tick - this.#lateTick[worker]! < UNSTEADY_TICKS ? LONG_LAG_TICKS : USUAL_LAG_TICKS;
    this.#lateTick[worker] = tick;
    return LATE;
  }

  /** Returns how many ticks old the worker's frames are when they are mixed. */
  lagTicks(worker: number): number {
    return this.#lagTicks[worker] ?? USUAL_LAG_TICKS;
  }

  #isThere(worker: number, tick: number): boolean {
    return this.#bank.activeCount(worker, tick) >= 0;
  }

  /** Resumes with any tick available: the worker's speakers are silent here. */
  #resume(worker: number, tick: number): number {
    const wanted = this.#lagTicks[worker]!;
    const other = USUAL_LAG_TICKS + LONG_LAG_TICKS - wanted;
    const lag = this.#isThere(worker, tick - wanted) ? wanted : other;
    if (!this.#isThere(worker, tick - lag)) return LATE;
    this.#lagTicks[worker] = lag;
    this.#isLate[worker] = 0;
    return tick - lag;
  }

  /** Ends the longer lag when it is no longer needed and the tick to skip is silent. */
  #noteLongLag(worker: number, tick: number): void {
    if (!this.#isThere(worker, tick - USUAL_LAG_TICKS)) this.#lateTick[worker] = tick;
    else if (
      tick - this.#lateTick[worker]! >= CALM_TICKS &&
      this.#bank.activeCount(worker, tick - LONG_LAG_TICKS) === 0
    )
      this.#lagTicks[worker] = USUAL_LAG_TICKS;
  }
}
