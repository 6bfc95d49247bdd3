import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES } from '../../shared/audio-format.ts';

/** Two waiting frames (one may be skipped) plus the longest packet. */
const CAPACITY_SAMPLES = 2 * FRAME_SAMPLES + MAX_OPUS_PACKET_SAMPLES;

/**
 * A FIFO of decoded sound on its way to the ticks, interleaved. Counts samples of one channel. Allocation-free after
 * construction.
 */
export class PcmFifo {
  /** Holds `length` samples of each channel; the next to play is at index 0. */
  readonly samples: Float32Array;
  readonly #channels: number;
  #length = 0;
  /** Index after the last sample that is not known to be zero. */
  #soundEnd = 0;

  constructor(channels: number) {
    this.#channels = channels;
    this.samples = new Float32Array(CAPACITY_SAMPLES * channels);
  }

  get length(): number {
    return this.#length;
  }

  /** Whether any of the waiting sound may be audible; false if all of it came from `pushSilence`. */
  get hasSound(): boolean {
    return this.#soundEnd > 0;
  }

  /** Appends `source[from..to)`. */
  push(source: Float32Array, from: number, to: number): void {
    const end = to * this.#channels;
    let position = this.#length * this.#channels;
    for (let i = from * this.#channels; i < end; i++) this.samples[position++] = source[i]!;
    this.#length += to - from;
    this.#soundEnd = this.#length;
  }

  /** Appends `count` samples of silence. */
  pushSilence(count: number): void {
    this.samples.fill(0, this.#length * this.#channels, (this.#length + count) * this.#channels);
    this.#length += count;
  }

  /** Copies the next `count` samples of each channel to `output`, and drops them. */
  read(output: Float32Array, count: number): void {
    const end = count * this.#channels;
    for (let i = 0; i < end; i++) output[i] = this.samples[i]!;
    this.drop(count);
  }

  drop(count: number): void {
    this.samples.copyWithin(0, count * this.#channels, this.#length * this.#channels);
    this.#length -= count;
    this.#soundEnd = Math.max(0, this.#soundEnd - count);
  }

  clear(): void {
    this.#length = 0;
    this.#soundEnd = 0;
  }
}
