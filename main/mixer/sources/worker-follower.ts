import type { FrameBank } from '../kernel/frame-bank.ts';

/** In place of a tick. */
export const LATE = -1;

/** 20 ms behind, as far as one can be on the grid; and once more. */
const USUAL_LAG_TICKS = 1;
const LONG_LAG_TICKS = 2;
/** 1 s: a worker that is late again so soon has no time to spare. */
const UNSTEADY_TICKS = 50;
/** 5 s without one frame that would have been late: so much calm ends the longer lag. */
const CALM_TICKS = 250;

/**
 * Says which tick of another worker is to be mixed in each tick of this one: the one before, which is sure to be there
 * while all are in time. A worker that lags behind by one tick all the time, or now and then, is followed at two; else
 * its speakers would not be heard for as long as it does. Where that changes, its speakers have been faded out, or are
 * silent. Allocation-free after construction.
 */
export class WorkerFollower {
  readonly #bank: FrameBank;
  /** The others by worker. */
  readonly #lagTicks: Int32Array;
  readonly #isLate: Uint8Array;
  /** Tick in which a frame of the tick before was last missing, of a worker that is not away. */
  readonly #lateTick: Float64Array;

  constructor(bank: FrameBank, workers: number) {
    this.#bank = bank;
    this.#lagTicks = new Int32Array(workers).fill(USUAL_LAG_TICKS);
    this.#isLate = new Uint8Array(workers).fill(1);
    this.#lateTick = new Float64Array(workers).fill(-Infinity);
  }

  /** The tick of the worker's frames to be mixed in `tick`, or `LATE`. To be called once a tick. */
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

  /** By how many ticks the worker's frames are older than the tick that mixes them. */
  lagTicks(worker: number): number {
    return this.#lagTicks[worker] ?? USUAL_LAG_TICKS;
  }

  #isThere(worker: number, tick: number): boolean {
    return this.#bank.activeCount(worker, tick) >= 0;
  }

  /** Its speakers are silent here: whichever tick there is will do. */
  #resume(worker: number, tick: number): number {
    const wanted = this.#lagTicks[worker]!;
    const other = USUAL_LAG_TICKS + LONG_LAG_TICKS - wanted;
    const lag = this.#isThere(worker, tick - wanted) ? wanted : other;
    if (!this.#isThere(worker, tick - lag)) return LATE;
    this.#lagTicks[worker] = lag;
    this.#isLate[worker] = 0;
    return tick - lag;
  }

  /** Ends the longer lag where it is needed no more and the tick to be passed over is silent. */
  #noteLongLag(worker: number, tick: number): void {
    if (!this.#isThere(worker, tick - USUAL_LAG_TICKS)) this.#lateTick[worker] = tick;
    else if (
      tick - this.#lateTick[worker]! >= CALM_TICKS &&
      this.#bank.activeCount(worker, tick - LONG_LAG_TICKS) === 0
    )
      this.#lagTicks[worker] = USUAL_LAG_TICKS;
  }
}
