import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import type { FrameBank } from '../kernel/frame-bank.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';

/** -0.45 dBFS: headroom for what the encoder's quantisation adds. */
export const LIMITER_CEILING = 0.95;

const CHANNELS = 2;
const BLOCKS = 8;
/**
 * 2.5 ms: shorter than the pitch period of most voices, long enough that the gain's movement is not audible as
 * modulation.
 */
const BLOCK_SAMPLES = FRAME_SAMPLES / BLOCKS;
const BLOCK_BYTES = BLOCK_SAMPLES * CHANNELS * Float32Array.BYTES_PER_ELEMENT;
const RELEASE_MS = 100;
const RELEASE_PER_BLOCK = Math.exp(-(BLOCK_SAMPLES * 1_000) / SAMPLE_RATE_HZ / RELEASE_MS);
/** A peak in a frame's first block comes without warning: the gain then falls within 0.5 ms. */
const SUDDEN_ATTACK_SAMPLES = 24;
/** -0.001 dB: close enough to 1 to end the release. */
const RELEASED_GAIN = 0.9999;

/**
 * Peak limiter of one listener's mix: interleaved stereo frames of 960 samples, with the same gain for both channels so
 * that the stereo image stays. It does not look ahead beyond the frame, so it adds no delay.
 *
 * The frame is cut into 8 blocks. At each border the gain is at most what the blocks on both sides need to stay under
 * the ceiling, and moves linearly in between, so it never overshoots. Only a frame's first block cannot be anticipated:
 * there the gain falls within 0.5 ms. Release is exponential, 100 ms. The rest is clamped to +-1.
 *
 * I1 A frame under the ceiling passes bit-exact while the gain is 1. I2 The output is finite and within +-1: NaN and
 * infinities count as 0. I3 Allocation-free.
 */
export class Limiter {
  readonly #kernels: MixKernels;
  readonly #address: number;
  readonly #peaksAddress: number;
  readonly #mix: Float32Array;
  readonly #peaks: Float32Array;
  /** Gain at the next frame's first sample. */
  #gain = 1;

  /** Creates a limiter for the mix of this slot in the bank. */
  constructor(bank: FrameBank, kernels: MixKernels, slot: number) {
    this.#kernels = kernels;
    this.#address = bank.mixAddress(slot);
    this.#peaksAddress = bank.peaksAddress(slot);
    this.#mix = bank.mix(slot);
    this.#peaks = bank.peaks(slot);
  }

  /** Returns whether both limiters would give the same result for the same mix. */
  isLike(other: Limiter): boolean {
    return this.#gain === other.#gain;
  }

  /** Limits the mix in place. Returns whether it changed anything. */
  process(): boolean {
    let largest = this.#kernels.mixPeaks(this.#address, this.#peaksAddress);
    if (!(largest < Infinity)) {
      silenceWhatIsNotFinite(this.#mix);
      largest = this.#kernels.mixPeaks(this.#address, this.#peaksAddress);
    }
    if (largest <= LIMITER_CEILING && this.#gain === 1) return false;
    for (let block = 0; block < BLOCKS; block++) {
      const needed = neededGain(this.#peaks[block]!);
      const released = 1 - (1 - this.#gain) * RELEASE_PER_BLOCK;
      let next = Math.min(released > RELEASED_GAIN ? 1 : released, needed);
      if (block + 1 < BLOCKS) next = Math.min(next, neededGain(this.#peaks[block + 1]!));
      const isSudden = block === 0 && this.#gain > needed;
      this.#kernels.limitBlock(
        this.#address + block * BLOCK_BYTES,
        this.#gain,
        next,
        isSudden ? SUDDEN_ATTACK_SAMPLES : BLOCK_SAMPLES,
      );
      this.#gain = next;
    }
    return true;
  }

  /** Resets the state: the next frame starts at gain 1. For a mix that was silent. */
  reset(): void {
    this.#gain = 1;
  }

  /** Copies the state of another limiter. */
  copy(other: Limiter): void {
    this.#gain = other.#gain;
  }
}

function neededGain(peak: number): number {
  return peak > LIMITER_CEILING ? LIMITER_CEILING / peak : 1;
}

function silenceWhatIsNotFinite(mix: Float32Array): void {
  for (let i = 0; i < mix.length; i++) if (!(Math.abs(mix[i]!) < Infinity)) mix[i] = 0;
}
