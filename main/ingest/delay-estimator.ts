import { FRAME_MS } from '../../shared/audio-format.ts';

/**
 * How long packets must wait so that few come too late. As in Jamulus (CNetBufWithStats), several depths are simulated
 * on the real packet timing, and the smallest whose late share stays under the bound is taken.
 *
 * A packet's *relative delay* is its arrival time minus its media time. The smallest one of the last 5 s is the base; a
 * margin is the wait on top of it. A packet is late for a margin when its relative delay exceeds base + margin. The
 * window lets the base follow clock drift: 200 ppm are 1 ms in 5 s.
 *
 * Late packets that a stall (of the network or of a machine) held back and that then come in a heap count less and
 * less: the n-th of them 1/n. One stall of 200 ms is over before the margin could grow, and waiting for the next would
 * cost more than it is worth; stalls that come every few seconds, jitter and lasting steps make it grow.
 */

/** Simulated depths, ms. The first is what a clean link gets: more than a quiet machine's scheduling noise. */
const MARGINS_MS = Float64Array.of(
  2,
  4,
  7,
  10,
  15,
  20,
  22,
  25,
  30,
  35,
  40,
  45,
  50,
  55,
  60,
  70,
  80,
  90,
  100,
  120,
  140,
  160,
);

/** The longest wait ever aimed at. */
export const MAX_MARGIN_MS = 160;

const MAX_LATE_SHARE = 0.01;
/** Below this a smaller margin is trusted: the gap to the bound keeps the choice from swinging. */
const SHRINK_LATE_SHARE = 0.007;
/** Forgetting of the late share in frames of 20 ms: 10 s, in which 6 late packets break the bound. */
const SLOW_FRAMES = 500;
/**
 * At the start the share is that of all packets so far, with as many good ones before: the first late one teaches the
 * wait.
 */
const FIRST_FRAMES = 20;
/** However bad a passage was, it is forgotten in 15 s (a factor of 4.3 at 10 s each e-fold). */
const MAX_REMEMBERED_LATE_SHARE = 0.03;
/** 1 s, in which 3 late packets break the bound for bursts, however good the past was. */
const FAST_FRAMES = 50;
const MAX_BURST_LATE_SHARE = 0.058;
/** Turns the share of the last second into one that SHRINK_LATE_SHARE bounds. */
const FAST_ALLOWANCE = MAX_BURST_LATE_SHARE - SHRINK_LATE_SHARE;
/** Of one heap so many count for it, which is less than three late ones: one stall alone is no burst. */
const MAX_BURST_HEAP = 6;
/** A smaller gain is not worth what becomes late for it. */
const MIN_SPARE_MS = 5;
/**
 * Packets of one heap have relative delays that fall by their length, 20 ms mostly; those of a steady stream do not.
 */
const HEAP_FALL_MS = 10;
/** The margin shrinks by one step in half a second at most. */
const SHRINK_INTERVAL_MS = 500;

const WINDOW_BUCKETS = 10;
const BUCKET_MS = 500;

export class DelayEstimator {
  readonly #slowLateShares = new Float64Array(MARGINS_MS.length);
  /** As the former, but without a bound to what is remembered. */
  readonly #pastLateShares = new Float64Array(MARGINS_MS.length);
  readonly #fastLateShares = new Float64Array(MARGINS_MS.length);
  readonly #heapSizes = new Float64Array(MARGINS_MS.length);
  readonly #bucketMinima = new Float64Array(WINDOW_BUCKETS).fill(Infinity);
  #frameCount = 0;
  #bucket = 0;
  #marginIndex = 0;
  #lastDelayMs = -Infinity;
  #lastShrinkMs = -Infinity;

  /** Smallest relative delay of the window, ms; Infinity before the first packet. */
  baseMs = Infinity;
  /** Margin aimed at, ms. */
  targetMs = MARGINS_MS[0]!;

  /**
   * Counts a frame that could be played from `delayMs` (relative delay) on. `frames` is its length in units of 20 ms.
   */
  observe(delayMs: number, nowMs: number, frames: number): void {
    this.#noteMinimum(delayMs, nowMs);
    const excessMs = delayMs - this.baseMs;
    const isOfHeap = this.#lastDelayMs - delayMs > HEAP_FALL_MS;
    this.#lastDelayMs = delayMs;
    const slowWeight = Math.min(1, frames / Math.min(SLOW_FRAMES, FIRST_FRAMES + this.#frameCount));
    this.#frameCount += frames;
    const fastWeight = Math.min(1, frames / FAST_FRAMES);
    for (let i = 0; i < MARGINS_MS.length; i++) {
      if (excessMs <= MARGINS_MS[i]!) this.#heapSizes[i] = 0;
      else this.#heapSizes[i] = isOfHeap ? this.#heapSizes[i]! + 1 : 1;
      const late = this.#heapSizes[i]! > 0 ? 1 / this.#heapSizes[i]! : 0;
      const slow = this.#slowLateShares[i]!;
      this.#slowLateShares[i] = Math.min(MAX_REMEMBERED_LATE_SHARE, slow + (late - slow) * slowWeight);
      this.#pastLateShares[i]! += (late - this.#pastLateShares[i]!) * slowWeight;
      const burstLate = this.#heapSizes[i]! > MAX_BURST_HEAP ? 0 : late;
      this.#fastLateShares[i]! += (burstLate - this.#fastLateShares[i]!) * fastWeight;
    }
    this.#choose(nowMs);
  }

  /**
   * Starts a new base at `delayMs`, because the stream's time line is a new one. What was learnt of the jitter stays.
   */
  restart(delayMs: number, nowMs: number): void {
    this.#bucketMinima.fill(Infinity);
    this.#noteMinimum(delayMs, nowMs);
  }

  /**
   * How much earlier than after `waitMs` packets may be played, 0 to 20 ms. `waitMs` is a wait that ends at a tick. A
   * packet whose sound begins x ms behind the tick before waits by 20 - x less in all; but at that tick its first 20 -
   * x ms must be there already, a whole frame earlier, and only the rest is fetched at the later one. So of its sound
   * (20 - x) / 20 is late as often as packets are with a wait of `waitMs` - 20, and x / 20 as often as with `waitMs`;
   * the smallest x is taken under which the sum is as small as a margin has to be to be trusted.
   */
  spareWaitMs(waitMs: number): number {
    const above = this.#lateShareAt(waitMs);
    const below = this.#lateShareAt(waitMs - FRAME_MS);
    if (below <= SHRINK_LATE_SHARE) return FRAME_MS;
    const spareMs = above >= SHRINK_LATE_SHARE ? 0 : (FRAME_MS * (SHRINK_LATE_SHARE - above)) / (below - above);
    return spareMs < MIN_SPARE_MS ? 0 : spareMs;
  }

  /** Share of late frames with a wait, interpolated; all are late without one. */
  #lateShareAt(waitMs: number): number {
    if (waitMs <= 0) return 1;
    let below = 0;
    let belowShare = 1;
    for (let i = 0; i < MARGINS_MS.length; i++) {
      const margin = MARGINS_MS[i]!;
      const share = Math.max(this.#pastLateShares[i]!, this.#fastLateShares[i]! - FAST_ALLOWANCE);
      if (waitMs < margin) return belowShare + ((share - belowShare) * (waitMs - below)) / (margin - below);
      below = margin;
      belowShare = share;
    }
    return belowShare;
  }

  #noteMinimum(delayMs: number, nowMs: number): void {
    const bucket = Math.floor(nowMs / BUCKET_MS);
    const steps = Math.min(WINDOW_BUCKETS, Math.max(0, bucket - this.#bucket));
    for (let step = 0; step < steps; step++) this.#bucketMinima[(bucket - step) % WINDOW_BUCKETS] = Infinity;
    if (bucket > this.#bucket) this.#bucket = bucket;
    const index = this.#bucket % WINDOW_BUCKETS;
    if (delayMs < this.#bucketMinima[index]!) this.#bucketMinima[index] = delayMs;
    let base = Infinity;
    for (let i = 0; i < WINDOW_BUCKETS; i++) base = Math.min(base, this.#bucketMinima[i]!);
    this.baseMs = base;
  }

  #choose(nowMs: number): void {
    const last = MARGINS_MS.length - 1;
    let wanted = 0;
    while (
      wanted < last &&
      (this.#slowLateShares[wanted]! > MAX_LATE_SHARE || this.#fastLateShares[wanted]! > MAX_BURST_LATE_SHARE)
    )
      wanted++;
    if (wanted >= this.#marginIndex) {
      if (wanted > this.#marginIndex) this.#lastShrinkMs = nowMs;
      this.#marginIndex = wanted;
    } else if (
      nowMs - this.#lastShrinkMs >= SHRINK_INTERVAL_MS &&
      this.#slowLateShares[this.#marginIndex - 1]! <= SHRINK_LATE_SHARE
    ) {
      this.#marginIndex--;
      this.#lastShrinkMs = nowMs;
    }
    this.targetMs = MARGINS_MS[this.#marginIndex]!;
  }
}
