import type { SourceTable } from '../sources/source-table.ts';
import { SignatureTable } from '../signature-table.ts';
import type { AudibilityIndex } from './audibility-index.ts';

/** Speakers remembered for a square: more than its listeners hear, because rules keep some from some. */
const RANKED = 8;
/**
 * +12 dB for speakers who were chosen in the last tick, or in this one by another square: of many who talk at once, the
 * same few are heard while they talk, by neighbouring squares too. That is easier to follow, and every change parts the
 * streams of a square.
 */
const CHOSEN_POWER_FACTOR = 16;
/** +60 dB, so that speakers with priority are among them. */
const PRIORITY_POWER_FACTOR = 1e6;

/**
 * Finds the loudest speakers of a square of the world, and their gains in its middle. Listeners of a square who hear
 * alike by the rules can then be sent one mix, and none of them needs to look at everybody near. Ranks are found once a
 * tick for each square that has listeners. Allocation-free after construction.
 */
export class SquareRanking {
  readonly #sources: SourceTable;
  readonly #audibility: AudibilityIndex;
  /** Number of a square by what makes its listeners alike. */
  readonly #squares: SignatureTable;
  #squareCount = 0;
  readonly #near: Int32Array;
  /** By square: the number of its speakers, then their slots and gains, the loudest first. */
  readonly #counts: Int32Array;
  readonly #speakers: Int32Array;
  readonly #gains: Float32Array;
  readonly #powers = new Float64Array(RANKED);
  /** By slot: the last tick in which the speaker was among the loudest of any square. */
  readonly #chosenTick: Float64Array;
  #first = 0;
  #tick = 0;
  #chosenCount = 0;

  /** Width of the squares as a share of the distance that voices carry; 0 = no squares. */
  width = 0;

  constructor(capacity: number, sources: SourceTable, audibility: AudibilityIndex) {
    this.#sources = sources;
    this.#audibility = audibility;
    this.#squares = new SignatureTable(capacity);
    this.#near = new Int32Array(capacity + 1);
    this.#chosenTick = new Float64Array(capacity + 1).fill(-Infinity);
    this.#counts = new Int32Array(capacity + 1);
    this.#speakers = new Int32Array(RANKED * (capacity + 1));
    this.#gains = new Float32Array(RANKED * (capacity + 1));
  }

  /** Starts a tick, after `AudibilityIndex.setSpeakers`, in which each listener hears `heardCount` speakers. */
  begin(tick: number, heardCount: number): void {
    this.#tick = tick;
    this.#chosenCount = heardCount;
    this.#squares.clear();
    this.#squareCount = 0;
  }

  /**
   * Writes the loudest speakers for the listener's square to `output`, the loudest first, whether or not the listener
   * may hear them. Returns their number; 0 for a listener without a position.
   */
  rank(listener: number, output: Int32Array): number {
    const square = this.#audibility.squareOf(listener, this.width);
    if (!square.isPlaced) return 0;
    let number = this.#squares.find(square.state, square.low, square.high);
    if (number === 0) {
      number = ++this.#squareCount;
      this.#squares.add(square.state, square.low, square.high, number);
      this.#fill(number, listener);
    }
    this.#first = RANKED * number;
    const count = this.#counts[number]!;
    for (let i = 0; i < count; i++) output[i] = this.#speakers[this.#first + i]!;
    return count;
  }

  /** Returns the gain in the middle of the square of the last `rank`, of its speaker number `index`. */
  gain(index: number): number {
    return this.#gains[this.#first + index]!;
  }

  #fill(number: number, listener: number): void {
    const nearCount = this.#audibility.findNear(listener, this.#near);
    const first = RANKED * number;
    let count = 0;
    for (let i = 0; i < nearCount; i++) {
      const speaker = this.#near[i]!;
      if (this.#sources.isEnding(speaker)) continue;
      const largest = this.#audibility.gainInSquare(speaker, true);
      if (largest === 0) continue;
      let power = this.#sources.loudness[speaker]! * largest * largest;
      if (this.#chosenTick[speaker]! >= this.#tick - 1) power *= CHOSEN_POWER_FACTOR;
      if (this.#audibility.isPriority(speaker)) power *= PRIORITY_POWER_FACTOR;
      if (count === RANKED && power <= this.#powers[RANKED - 1]!) continue;
      let rank = count < RANKED ? count++ : RANKED - 1;
      for (; rank > 0 && this.#powers[rank - 1]! < power; rank--) {
        this.#powers[rank] = this.#powers[rank - 1]!;
        this.#speakers[first + rank] = this.#speakers[first + rank - 1]!;
      }
      this.#powers[rank] = power;
      this.#speakers[first + rank] = speaker;
    }
    for (let i = 0; i < count; i++) {
      const speaker = this.#speakers[first + i]!;
      this.#gains[first + i] = this.#audibility.gainInSquare(speaker, false);
      if (i < this.#chosenCount) this.#chosenTick[speaker] = this.#tick;
    }
    this.#counts[number] = count;
  }
}
