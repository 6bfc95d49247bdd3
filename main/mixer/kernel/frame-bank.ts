import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { invariant } from '../../../shared/invariant.ts';
import { HISTORY_SAMPLES, MixLayout, PEAK_COUNT } from './mix-layout.ts';
import type { MixMemory } from './mix-memory.ts';

/** In place of a tick's stamp: nothing to be read here. A stamp is the tick plus one, so that new memory says this. */
const NOTHING = 0;

/**
 * What the mixer workers tell each other: the frames that each decoded, and who speaks. Each worker has its own bank on
 * the common memory. Ticks are numbered alike in all of them; a worker writes those of its own slots, and nobody locks.
 *
 * The writer: `begin(worker, n)`, then `frame(slot, n)` and `setLoudness` for those of its slots that have sound, then
 * `publish(worker, n, ...)`. The mix and the peaks of a slot are its own worker's alone.
 *
 * The reader, in its own tick n: what it published itself for n, and of other workers n - 1. A tick is readable from
 * `publish(worker, n)` to `begin(worker, n + 4)`, and `activeCount` is -1 outside of that. So a reader may be nearly
 * three ticks later than the writer. A reader to whom `activeCount` says the same before and after has read whole
 * frames.
 *
 * Before every frame lie the last 96 samples of the one before it, where `copyEnd` has put them. Beside the frames of
 * the slots each worker has 64 for timbres and one for each ear, which nobody else reads.
 *
 * I1 Addresses are divisible by 64. I2 Views are made at the first use of a slot; nothing else allocates. I3 Ticks
 * start at 0 and are compared modulo 2^32.
 */
export class FrameBank {
  /** All of the memory as samples: the one at an address is at a quarter of it. */
  readonly samples: Float32Array;
  readonly #layout: MixLayout;
  readonly #capacity: number;
  readonly #buffer: SharedArrayBuffer;
  readonly #int32: Int32Array;
  readonly #float64: Float64Array;
  /** Four for each slot. */
  readonly #frames: (Float32Array | undefined)[];
  readonly #mixes: (Float32Array | undefined)[];
  readonly #peaks: (Float32Array | undefined)[];

  constructor({ memory, capacity, workers }: MixMemory) {
    this.#layout = new MixLayout(capacity, workers);
    this.#capacity = capacity;
    this.#buffer = memory.buffer;
    this.samples = new Float32Array(memory.buffer);
    this.#int32 = new Int32Array(memory.buffer);
    this.#float64 = new Float64Array(memory.buffer);
    this.#frames = new Array<undefined>(4 * (capacity + 1)).fill(undefined);
    this.#mixes = new Array<undefined>(capacity + 1).fill(undefined);
    this.#peaks = new Array<undefined>(capacity + 1).fill(undefined);
  }

  /** The mono frame of a slot, 960 samples. What it holds is of `tick` where `hasFrame` says so. */
  frame(slot: number, tick: number): Float32Array {
    const index = 4 * slot + (tick & 3);
    return (this.#frames[index] ??= this.#view(slot, this.#layout.frameAddress(slot, tick), FRAME_SAMPLES));
  }

  /** The same for the kernels. */
  frameAddress(slot: number, tick: number): number {
    return this.#layout.frameAddress(slot, tick);
  }

  /** Address of a frame that is always silent. */
  get silenceAddress(): number {
    return this.#layout.silenceAddress;
  }

  /** One of the worker's frames for timbres, 0 to 63. Makes a view: to be kept. */
  timbreFrame(worker: number, index: number): Float32Array {
    return new Float32Array(this.#buffer, this.#layout.timbreFrameAddress(worker, index), FRAME_SAMPLES);
  }

  /** The same for the kernels. */
  timbreFrameAddress(worker: number, index: number): number {
    return this.#layout.timbreFrameAddress(worker, index);
  }

  /** For the kernels: what a head does to a sound from a direction (1 to 710), as its left ear hears it. */
  responseAddress(direction: number): number {
    return this.#layout.responseAddress(direction);
  }

  /** For the kernels: a frame of the worker's own to make what the left (0) or the right (1) ear hears of one voice. */
  earAddress(worker: number, ear: 0 | 1): number {
    return this.#layout.earAddress(worker, ear);
  }

  /**
   * Puts the end of one frame before another, which goes on from it; both may be the same frame, about to be written
   * anew.
   */
  copyEnd(fromAddress: number, toAddress: number): void {
    const end = (fromAddress >>> 2) + FRAME_SAMPLES;
    this.samples.copyWithin((toAddress >>> 2) - HISTORY_SAMPLES, end - HISTORY_SAMPLES, end);
  }

  /** The mix for a slot, interleaved stereo, 1,920 samples. */
  mix(slot: number): Float32Array {
    return (this.#mixes[slot] ??= this.#view(slot, this.#layout.mixAddress(slot), 2 * FRAME_SAMPLES));
  }

  /** The same for the kernels. */
  mixAddress(slot: number): number {
    return this.#layout.mixAddress(slot);
  }

  /** Peaks of the eight blocks of a slot's mix, as the kernel `mixPeaks` measured them. */
  peaks(slot: number): Float32Array {
    return (this.#peaks[slot] ??= this.#view(slot, this.#layout.peaksAddress(slot), PEAK_COUNT));
  }

  /** The same for the kernels. */
  peaksAddress(slot: number): number {
    return this.#layout.peaksAddress(slot);
  }

  /** Sets the peak-held power by which speakers are selected. Before `publish`. */
  setLoudness(slot: number, tick: number, loudness: number): void {
    this.#float64[this.#layout.loudnessAddress(slot, tick) >>> 3] = loudness;
  }

  loudness(slot: number, tick: number): number {
    return this.#float64[this.#layout.loudnessAddress(slot, tick) >>> 3]!;
  }

  /**
   * Withdraws what is about to be overwritten, the tick four before this one. Before the first frame of a tick is
   * written.
   */
  begin(worker: number, tick: number): void {
    Atomics.store(this.#int32, this.#layout.listTickAddress(worker, tick) >>> 2, NOTHING);
  }

  /**
   * Lets all workers read the frames of `slots[0..count)`, which are the slots of this worker that have sound in this
   * tick. Their order is kept. The tick's number is written last, so nobody sees a part of it.
   */
  publish(worker: number, tick: number, slots: Int32Array, count: number): void {
    this.begin(worker, tick);
    const stamp = stampOf(tick);
    const listStart = this.#layout.listSlotsAddress(worker, tick) >>> 2;
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!;
      Atomics.store(this.#int32, this.#layout.frameTickAddress(slot, tick) >>> 2, stamp);
      this.#int32[listStart + i] = slot;
    }
    this.#int32[this.#layout.listCountAddress(worker, tick) >>> 2] = count;
    Atomics.store(this.#int32, this.#layout.listTickAddress(worker, tick) >>> 2, stamp);
  }

  /**
   * How many slots of that worker have sound in `tick`; -1 where that tick is not published yet, or not kept any more.
   */
  activeCount(worker: number, tick: number): number {
    const stamp = Atomics.load(this.#int32, this.#layout.listTickAddress(worker, tick) >>> 2);
    if (stamp === NOTHING || stamp !== stampOf(tick)) return -1;
    return this.#int32[this.#layout.listCountAddress(worker, tick) >>> 2]!;
  }

  /**
   * One of them; `index` is less than `activeCount`. Always a slot that exists, also where the list is overwritten
   * meanwhile.
   */
  activeSlot(worker: number, tick: number, index: number): number {
    return this.#int32[(this.#layout.listSlotsAddress(worker, tick) >>> 2) + index]!;
  }

  /** Whether a slot had sound in `tick`. Holds for as long as its worker's `activeCount` for that tick is not -1. */
  hasFrame(slot: number, tick: number): boolean {
    const stamp = Atomics.load(this.#int32, this.#layout.frameTickAddress(slot, tick) >>> 2);
    return stamp !== NOTHING && stamp === stampOf(tick);
  }

  #view(slot: number, address: number, length: number): Float32Array {
    invariant(slot >= 1 && slot <= this.#capacity, 'a slot lies within the capacity');
    return new Float32Array(this.#buffer, address, length);
  }
}

function stampOf(tick: number): number {
  return (tick + 1) | 0;
}
