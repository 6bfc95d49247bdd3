import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { invariant } from '../../../shared/invariant.ts';
import { HISTORY_SAMPLES, MixLayout, PEAK_COUNT } from './mix-layout.ts';
import type { MixMemory } from './mix-memory.ts';

/** The stamp of an unpublished tick. A stamp is the tick plus one, so zeroed memory has this value. */
const NOTHING = 0;

/**
 * The memory through which mixer workers share the frames that each decoded and the list of speakers. Each worker has
 * its own bank on the shared memory. Ticks have the same numbers in all workers; a worker writes those of its own
 * slots, and there are no locks.
 *
 * The writer: `begin(worker, n)`, then `frame(slot, n)` and `setLoudness` for each of its slots that has sound, then
 * `publish(worker, n, ...)`. The mix and the peaks of a slot belong to its own worker alone.
 *
 * The reader, in its own tick n: sees what it published itself for n, and what other workers published for n - 1. A
 * tick is readable from `publish(worker, n)` to `begin(worker, n + 4)`, and `activeCount` is -1 outside of that. So a
 * reader may be nearly three ticks later than the writer. If `activeCount` is the same before and after a read, the
 * frames read are complete.
 *
 * Every frame is preceded by the last 96 samples of the previous one, which `copyEnd` puts there. Beside the frames of
 * the slots each worker has 64 for timbres and one for each ear, which no other worker reads.
 *
 * I1 Addresses are divisible by 64. I2 Views are made at the first use of a slot; nothing else allocates. I3 Ticks
 * start at 0 and are compared modulo 2^32.
 */
export class FrameBank {
  /** All of the memory as samples: the sample at a byte address has a quarter of it as its index. */
  readonly samples: Float32Array;
  readonly #layout: MixLayout;
  readonly #capacity: number;
  readonly #buffer: SharedArrayBuffer;
  readonly #int32: Int32Array;
  readonly #float64: Float64Array;
  /** Four frames for each slot. */
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

  /** Returns the mono frame of a slot, 960 samples. Its content belongs to `tick` if the slot is active in it. */
  frame(slot: number, tick: number): Float32Array {
    const index = 4 * slot + (tick & 3);
    return (this.#frames[index] ??= this.#view(slot, this.#layout.frameAddress(slot, tick), FRAME_SAMPLES));
  }

  /** Returns the address of the same frame, for the kernels. */
  frameAddress(slot: number, tick: number): number {
    return this.#layout.frameAddress(slot, tick);
  }

  /** The address of a frame that is always silent. */
  get silenceAddress(): number {
    return this.#layout.silenceAddress;
  }

  /** Returns one of the worker's frames for timbres, 0 to 63. Creates a view, so keep it. */
  timbreFrame(worker: number, index: number): Float32Array {
    return new Float32Array(this.#buffer, this.#layout.timbreFrameAddress(worker, index), FRAME_SAMPLES);
  }

  /** Returns the address of the same frame, for the kernels. */
  timbreFrameAddress(worker: number, index: number): number {
    return this.#layout.timbreFrameAddress(worker, index);
  }

  /** Returns the address of the head's impulse response for a direction (1 to 710) at the left ear, for the kernels. */
  responseAddress(direction: number): number {
    return this.#layout.responseAddress(direction);
  }

  /**
   * Returns the address of the worker's scratch frame for the left (0) or right (1) ear of one voice, for the kernels.
   */
  earAddress(worker: number, ear: 0 | 1): number {
    return this.#layout.earAddress(worker, ear);
  }

  /**
   * Copies the end of one frame in front of the frame that follows it. Both may be the same frame, about to be
   * overwritten.
   */
  copyEnd(fromAddress: number, toAddress: number): void {
    const end = (fromAddress >>> 2) + FRAME_SAMPLES;
    this.samples.copyWithin((toAddress >>> 2) - HISTORY_SAMPLES, end - HISTORY_SAMPLES, end);
  }

  /** Returns the mix for a slot, interleaved stereo, 1,920 samples. */
  mix(slot: number): Float32Array {
    return (this.#mixes[slot] ??= this.#view(slot, this.#layout.mixAddress(slot), 2 * FRAME_SAMPLES));
  }

  /** Returns the address of the same mix, for the kernels. */
  mixAddress(slot: number): number {
    return this.#layout.mixAddress(slot);
  }

  /** Returns the peaks of the eight blocks of a slot's mix, as the kernel `mixPeaks` measured them. */
  peaks(slot: number): Float32Array {
    return (this.#peaks[slot] ??= this.#view(slot, this.#layout.peaksAddress(slot), PEAK_COUNT));
  }

  /** Returns the address of the same peaks, for the kernels. */
  peaksAddress(slot: number): number {
    return this.#layout.peaksAddress(slot);
  }

  /** Sets the peak-held power by which speakers are selected. Call it before `publish`. */
  setLoudness(slot: number, tick: number, loudness: number): void {
    this.#float64[this.#layout.loudnessAddress(slot, tick) >>> 3] = loudness;
  }

  loudness(slot: number, tick: number): number {
    return this.#float64[this.#layout.loudnessAddress(slot, tick) >>> 3]!;
  }

  /**
   * Withdraws the tick that is about to be overwritten, four before this one. Call it before writing the tick's first
   * frame.
   */
  begin(worker: number, tick: number): void {
    Atomics.store(this.#int32, this.#layout.listTickAddress(worker, tick) >>> 2, NOTHING);
  }

  /**
   * Lets all workers read the frames of `slots[0..count)`, which are this worker's slots with sound in this tick, in
   * this order. The tick's number is written last, so readers never see a partial list.
   */
  publish(worker: number, tick: number, slots: Int32Array, count: number): void {
    this.begin(worker, tick);
    const listStart = this.#layout.listSlotsAddress(worker, tick) >>> 2;
    for (let i = 0; i < count; i++) this.#int32[listStart + i] = slots[i]!;
    this.#int32[this.#layout.listCountAddress(worker, tick) >>> 2] = count;
    Atomics.store(this.#int32, this.#layout.listTickAddress(worker, tick) >>> 2, stampOf(tick));
  }

  /**
   * Returns how many slots of that worker have sound in `tick`, or -1 if that tick is not published yet or no longer
   * kept.
   */
  activeCount(worker: number, tick: number): number {
    const stamp = Atomics.load(this.#int32, this.#layout.listTickAddress(worker, tick) >>> 2);
    if (stamp === NOTHING || stamp !== stampOf(tick)) return -1;
    return this.#int32[this.#layout.listCountAddress(worker, tick) >>> 2]!;
  }

  /**
   * Returns one of those slots; `index` is less than `activeCount`. The slot always exists, even if the list is
   * overwritten at the same time.
   */
  activeSlot(worker: number, tick: number, index: number): number {
    return this.#int32[(this.#layout.listSlotsAddress(worker, tick) >>> 2) + index]!;
  }

  #view(slot: number, address: number, length: number): Float32Array {
    invariant(slot >= 1 && slot <= this.#capacity, 'a slot lies within the capacity');
    return new Float32Array(this.#buffer, address, length);
  }
}

function stampOf(tick: number): number {
  return (tick + 1) | 0;
}
