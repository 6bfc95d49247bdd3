import { MAX_HEARD_SPEAKERS, MAX_PARTS } from './mix-limits.ts';
import { finishHash, scrambleBits } from './murmur-hash.ts';

/** Numbers per entry of `MixPlan.gains`; the constants below are their offsets. */
export const GAIN_STRIDE = 4;
/** Gains of the left and the right ear at the start and at the end of the frame. */
export const LEFT_START = 0;
export const LEFT_END = 1;
export const RIGHT_START = 2;
export const RIGHT_END = 3;

/** Parts of everybody heard, and of as many who were heard a frame ago and are ramped to zero. */
const MAX_ENTRIES = 2 * MAX_HEARD_SPEAKERS * MAX_PARTS;

/**
 * The voices in a listener's frame, with their gains: entries 0 to `count`. Plans with the same signature (64 bits,
 * independent of the order of entries) sound the same. The listener keeps its plan from frame to frame, because the
 * gains at the end of a frame are those at the start of the next. Allocation-free after construction.
 */
export class MixPlan {
  count = 0;
  signatureLow = 0;
  signatureHigh = 0;
  /** Tick in which the listener last heard a speaker with priority. Not part of the sound, and not cleared. */
  priorityTick = -Infinity;
  /** Voice numbers: slot + timbre * (capacity + 1), with timbres as in `TIMBRES`. */
  readonly voices = new Int32Array(MAX_ENTRIES);
  /** `GAIN_STRIDE` linear gains for each entry. */
  readonly gains = new Float32Array(GAIN_STRIDE * MAX_ENTRIES);
  /**
   * Direction of each entry, numbered as by `headDirection`: at the frame's start in the low 16 bits, at its end in the
   * high ones. 0 = no particular direction: only its gains count.
   */
  readonly directions = new Int32Array(MAX_ENTRIES);
  /** A view of the same memory: equal gains have equal bits. */
  readonly #gainBits = new Int32Array(this.gains.buffer);

  clear(): void {
    this.count = 0;
    this.signatureLow = 0;
    this.signatureHigh = 0;
  }

  /** Adds a voice as entry `count`. Its gains and directions must have been written already. */
  add(voice: number): void {
    const entry = this.count++;
    this.voices[entry] = voice;
    this.signatureLow = (this.signatureLow + this.#hash(entry, 0x2545f491)) | 0;
    this.signatureHigh = (this.signatureHigh + this.#hash(entry, 0x5851f42d)) | 0;
  }

  isLike(other: MixPlan): boolean {
    return this.signatureLow === other.signatureLow && this.signatureHigh === other.signatureHigh;
  }

  /** Hashes the bits of an entry. */
  #hash(entry: number, seed: number): number {
    let hash = scrambleBits(seed, this.voices[entry]!);
    const first = GAIN_STRIDE * entry;
    for (let i = first; i < first + GAIN_STRIDE; i++) hash = scrambleBits(hash, this.#gainBits[i]!);
    const directions = this.directions[entry]!;
    if (directions !== 0) hash = scrambleBits(hash, directions);
    return finishHash(hash);
  }
}
