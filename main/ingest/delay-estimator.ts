import { FRAME_MS } from '../../shared/audio-format.ts';
import { DelayBase } from './delay-base.ts';

/**
 * Estimates how long packets must wait so that few come too late. As in Jamulus (CNetBufWithStats), it simulates
 * several depths on the real packet timing, and takes the smallest whose late share stays under the bound.
 *
 * A packet's *relative delay* is its arrival time minus its media time. The base is the smallest one of late (see
 * `DelayBase`); a margin is the wait on top of it. A packet is late for a margin when its relative delay exceeds base +
 * margin.
 *
 * While the base rises, a packet only counts as late if a later one was played before it. The wait follows the sender,
 * and a margin would only add to it; but packets that overtake one another need one.
 *
 * Late packets that a stall (of the network or of a machine) held back and that then arrive in a burst count less and
 * less: the n-th of them 1/n. One stall of 200 ms is over before the margin could grow, and waiting for the next would
 * cost more than it is worth. Stalls that come every few seconds, jitter and lasting steps do make the margin grow.
 */

/** Simulated depths, ms. A clean link gets the first: more than a quiet machine's scheduling noise. */
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

/** The longest target wait. */
export const MAX_MARGIN_MS = 160;

const MAX_LATE_SHARE = 0.01;
/** A smaller margin must stay below this late share: the gap to the bound keeps the choice from oscillating. */
const SHRINK_LATE_SHARE = 0.007;
/** Decay of the late share in frames of 20 ms: 10 s, in which 6 late packets break the bound. */
const SLOW_FRAMES = 500;
/**
 * At the start the share covers all packets so far, preceded by this many good ones: the first late packet already
 * extends the wait.
 */
const FIRST_FRAMES = 20;
/** A bad passage is forgotten within 15 s, however bad it was (a factor of 4.3 at 10 s per e-fold). */
const MAX_REMEMBERED_LATE_SHARE = 0.03;
/** 1 s, in which 3 late packets break the bound for bursts, however good the past was. */
const FAST_FRAMES = 50;
const MAX_BURST_LATE_SHARE = 0.058;
/** Scales the share of the last second so that SHRINK_LATE_SHARE bounds it. */
const FAST_ALLOWANCE = MAX_BURST_LATE_SHARE - SHRINK_LATE_SHARE;
/**
 * At most this many packets of one burst count towards the share, which is less than three late ones: a single stall
 * does not raise the margin.
 */
const MAX_BURST_HEAP = 6;
/** A smaller gain is not worth the packets that it makes late. */
const MIN_SPARE_MS = 5;
/**
 * Packets of one burst have relative delays that fall by their length, mostly 20 ms; those of a steady stream do not.
 */
const HEAP_FALL_MS = 10;
/** The margin shrinks by at most one step in half a second. */
const SHRINK_INTERVAL_MS = 500;

export class DelayEstimator {
  readonly #slowLateShares = new Float64Array(MARGINS_MS.length);
  /** The late shares as above, but without a limit to what is remembered. */
  readonly #pastLateShares = new Float64Array(MARGINS_MS.length);
  readonly #fastLateShares = new Float64Array(MARGINS_MS.length);
  readonly #heapSizes = new Float64Array(MARGINS_MS.length);
  readonly #base = new DelayBase();
  #frameCount = 0;
  #marginIndex = 0;
  #lastDelayMs = -Infinity;
  #lastShrinkMs = -Infinity;

  /** Target margin, ms. */
  targetMs = MARGINS_MS[0]!;

  /** The relative delay on which margins count, ms; Infinity before the first packet. See `DelayBase`. */
  get baseMs(): number {
    return this.#base.valueMs;
  }

  /** Whether sound arrives more slowly than it plays, so that its sender may not have made a packet that is due. */
  get isRising(): boolean {
    return this.#base.isRising;
  }

  /** Counts a frame that was available at `delayMs` (relative delay). `frames` is its length in units of 20 ms. */
  observe(delayMs: number, nowMs: number, frames: number): void {
    this.#base.note(delayMs, nowMs, frames);
    const isOfHeap = this.#lastDelayMs - delayMs > HEAP_FALL_MS;
    this.#lastDelayMs = delayMs;
    this.#count(this.#base.isRising ? 0 : delayMs - this.baseMs, isOfHeap, frames);
    this.#choose(nowMs);
  }

  /**
   * Counts a frame that arrived after a later one had been played. While the base rises, that alone tells that the link
   * delayed it, and it was late for the current margin at least.
   */
  observeOvertaken(delayMs: number, nowMs: number, frames: number): void {
    if (!this.#base.isRising) return;
    this.#count(Math.max(delayMs - this.baseMs, this.targetMs + 1), false, frames);
    this.#choose(nowMs);
  }

  /** Starts a new base at `delayMs`, because the stream has a new timeline. The measured jitter is kept. */
  restart(delayMs: number, nowMs: number): void {
    this.#base.clear();
    this.#base.note(delayMs, nowMs, 0);
  }

  /** Works like `restart`, for a sender whose timestamps stopped and may soon stop again. */
  raise(delayMs: number, nowMs: number): void {
    this.#base.raise(nowMs);
    this.#base.note(delayMs, nowMs, 0);
  }

  /**
   * Returns how much earlier than after `waitMs` packets may be played, 0 to 20 ms. `waitMs` is a wait that ends at a
   * tick. A packet whose sound begins x ms after the previous tick waits 20 - x less in total. But its first 20 - x ms
   * must be there at that tick already, a whole frame earlier; only the rest is fetched at the later one. So (20 - x) /
   * 20 of its sound is late as often as packets are with a wait of `waitMs` - 20, and x / 20 as often as with `waitMs`.
   * The result comes from the smallest x for which the sum is low enough for a margin.
   */
  spareWaitMs(waitMs: number): number {
    const above = this.#lateShareAt(waitMs);
    const below = this.#lateShareAt(waitMs - FRAME_MS);
    if (below <= SHRINK_LATE_SHARE) return FRAME_MS;
    const spareMs = above >= SHRINK_LATE_SHARE ? 0 : (FRAME_MS * (SHRINK_LATE_SHARE - above)) / (below - above);
    return spareMs < MIN_SPARE_MS ? 0 : spareMs;
  }

  /** Returns the share of late frames for a wait, interpolated; without a wait, all are late. */
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

  #count(excessMs: number, isOfHeap: boolean, frames: number): void {
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
