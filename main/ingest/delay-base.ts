const WINDOW_BUCKETS = 10;
const BUCKET_MS = 500;
/** The latest packets are those of this many full blocks and of the block that fills. */
const RECENT_BLOCKS = 3;
/** A full block spans both, so that neither a burst after a stall nor a pause fills one. */
const BLOCK_MS = 100;
const BLOCK_FRAMES = 5;
/** If all the latest packets are later than the window's minimum by more, the sender outruns the window. */
const OUTRUN_MS = 40;
/** It does so until the two are this close again. */
const CAUGHT_UP_MS = 10;

/**
 * The base of a stream: the smallest relative delay of the last 5 s. This window follows clock drift: 200 ppm are 1 ms
 * in 5 s.
 *
 * A sender whose sound runs slower than time (its capture loses blocks, or passes 44.1 kHz off as 48 kHz) outruns the
 * window: with 5 % missing, each packet is 250 ms later than the smallest delay of 5 s. Then the base is the smallest
 * delay of the last 100 to 200 ms, moved forward by what it has risen within 200 ms, which extends a steady rise to
 * about now. Jitter and stalls hardly ever delay all packets of 300 ms, and a single one in time returns the base.
 */
export class DelayBase {
  readonly #bucketMinima = new Float64Array(WINDOW_BUCKETS).fill(Infinity);
  readonly #recentMinima = new Float64Array(RECENT_BLOCKS).fill(-Infinity);
  #bucket = 0;
  #block = 0;
  #blockMinimum = Infinity;
  #blockStartMs = -Infinity;
  #blockFrames = 0;
  #raisedMs = -Infinity;
  #isOutrun = false;

  /** The base, ms; Infinity before the first packet. */
  valueMs = Infinity;
  /** Whether the sender outruns the window, or its timestamps stopped within the last 5 s. */
  isRising = false;

  /** Counts a packet of `frames` x 20 ms with this relative delay. */
  note(delayMs: number, nowMs: number, frames: number): void {
    this.#noteInWindow(delayMs, nowMs);
    this.#noteRecent(delayMs, nowMs, frames);
    let windowMs = Infinity;
    for (let i = 0; i < WINDOW_BUCKETS; i++) windowMs = Math.min(windowMs, this.#bucketMinima[i]!);
    const lastBlock = (this.#block + RECENT_BLOCKS - 1) % RECENT_BLOCKS;
    const newestMs = Math.min(this.#blockMinimum, this.#recentMinima[lastBlock]!);
    let recentMs = newestMs;
    for (let i = 0; i < RECENT_BLOCKS; i++) recentMs = Math.min(recentMs, this.#recentMinima[i]!);
    this.#isOutrun = recentMs - windowMs > (this.#isOutrun ? CAUGHT_UP_MS : OUTRUN_MS);
    this.valueMs = this.#isOutrun ? newestMs + (newestMs - recentMs) / 2 : windowMs;
    this.isRising = this.#isOutrun || nowMs - this.#raisedMs < WINDOW_BUCKETS * BUCKET_MS;
  }

  /** Forgets all packets. */
  clear(): void {
    this.#bucketMinima.fill(Infinity);
    this.#recentMinima.fill(-Infinity);
    this.#blockStartMs = -Infinity;
    this.#blockMinimum = Infinity;
    this.#isOutrun = false;
    this.#raisedMs = -Infinity;
    this.valueMs = Infinity;
    this.isRising = false;
  }

  /** Forgets all packets, because from `nowMs` on all are later: the sender's timestamps stopped for a moment. */
  raise(nowMs: number): void {
    this.clear();
    this.#raisedMs = nowMs;
  }

  #noteInWindow(delayMs: number, nowMs: number): void {
    const bucket = Math.floor(nowMs / BUCKET_MS);
    const steps = Math.min(WINDOW_BUCKETS, Math.max(0, bucket - this.#bucket));
    for (let step = 0; step < steps; step++) this.#bucketMinima[(bucket - step) % WINDOW_BUCKETS] = Infinity;
    if (bucket > this.#bucket) this.#bucket = bucket;
    const index = this.#bucket % WINDOW_BUCKETS;
    if (delayMs < this.#bucketMinima[index]!) this.#bucketMinima[index] = delayMs;
  }

  #noteRecent(delayMs: number, nowMs: number, frames: number): void {
    if (this.#blockStartMs === -Infinity) this.#startBlock(nowMs);
    else if (this.#blockFrames >= BLOCK_FRAMES && nowMs - this.#blockStartMs >= BLOCK_MS) {
      this.#recentMinima[this.#block] = this.#blockMinimum;
      this.#block = (this.#block + 1) % RECENT_BLOCKS;
      this.#startBlock(nowMs);
    }
    this.#blockFrames += frames;
    if (delayMs < this.#blockMinimum) this.#blockMinimum = delayMs;
  }

  #startBlock(nowMs: number): void {
    this.#blockStartMs = nowMs;
    this.#blockFrames = 0;
    this.#blockMinimum = Infinity;
  }
}
