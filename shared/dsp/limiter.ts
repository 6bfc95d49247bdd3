import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../audio-format.ts';

/** -0.45 dBFS: room for what the encoder's quantisation adds on top. */
export const LIMITER_CEILING = 0.95;

const CHANNELS = 2;
const BLOCKS = 8;
/** 2.5 ms: shorter than a pitch period of most voices, long enough that the gain's movement is no audible modulation. */
const BLOCK_SAMPLES = FRAME_SAMPLES / BLOCKS;
const RELEASE_MS = 100;
const RELEASE_PER_BLOCK = Math.exp(-(BLOCK_SAMPLES * 1_000) / SAMPLE_RATE_HZ / RELEASE_MS);
/** A peak in a frame's first block comes without warning: the gain then falls within 0.5 ms. */
const SUDDEN_ATTACK_SAMPLES = 24;
/** -0.001 dB: near enough to 1 to end the release. */
const RELEASED_GAIN = 0.9999;

/**
 * Peak limiter of one listener's mix: interleaved stereo frames of 960 samples, both channels by the same gain so that
 * the image stays. No look-ahead beyond the frame, hence no delay.
 *
 * The frame is cut into 8 blocks. At each border the gain is at most what the blocks on both sides need to stay under
 * the ceiling, and moves linearly in between, so it overshoots nowhere. Only a frame's first block cannot be announced:
 * there the gain falls within 0.5 ms. Release is exponential, 100 ms. Whatever remains is bounded at +-1.
 *
 * I1 A frame under the ceiling passes bit-exact while the gain is 1. I2 The output is finite and within +-1: NaN and
 * infinities count as 0. I3 Allocation-free.
 */
export class Limiter {
  readonly #peaks = new Float64Array(BLOCKS);
  /** Gain at the next frame's first sample. */
  #gain = 1;

  /** Limits `frame` (1,920 samples) in place. Returns whether anything was changed by the gain. */
  process(frame: Float32Array): boolean {
    const largest = this.#measure(frame);
    if (largest <= LIMITER_CEILING && this.#gain === 1) return false;
    for (let block = 0; block < BLOCKS; block++) {
      const needed = this.#neededGain(block);
      const released = 1 - (1 - this.#gain) * RELEASE_PER_BLOCK;
      let next = Math.min(released > RELEASED_GAIN ? 1 : released, needed);
      if (block + 1 < BLOCKS) next = Math.min(next, this.#neededGain(block + 1));
      const isSudden = block === 0 && this.#gain > needed;
      applyBlock(frame, block, this.#gain, next, isSudden ? SUDDEN_ATTACK_SAMPLES : BLOCK_SAMPLES);
      this.#gain = next;
    }
    return true;
  }

  /** Forgets the past: the next frame starts at gain 1. For a listener whose mix was silent. */
  reset(): void {
    this.#gain = 1;
  }

  /** Peak of each block into `#peaks`; returns the largest. Samples that are not finite become 0. */
  #measure(frame: Float32Array): number {
    let largest = 0;
    for (let block = 0; block < BLOCKS; block++) {
      const end = (block + 1) * BLOCK_SAMPLES * CHANNELS;
      let peak = 0;
      for (let i = block * BLOCK_SAMPLES * CHANNELS; i < end; i++) {
        const magnitude = Math.abs(frame[i]!);
        if (!(magnitude < Infinity)) frame[i] = 0;
        else if (magnitude > peak) peak = magnitude;
      }
      this.#peaks[block] = peak;
      if (peak > largest) largest = peak;
    }
    return largest;
  }

  #neededGain(block: number): number {
    const peak = this.#peaks[block]!;
    return peak > LIMITER_CEILING ? LIMITER_CEILING / peak : 1;
  }
}

/** Moves the gain from `start` to `end` over the first `rampSamples` of a block, holds it for the rest, bounds at +-1. */
function applyBlock(frame: Float32Array, block: number, start: number, end: number, rampSamples: number): void {
  const step = (end - start) / rampSamples;
  let position = block * BLOCK_SAMPLES * CHANNELS;
  for (let i = 0; i < BLOCK_SAMPLES; i++) {
    const gain = i < rampSamples ? start + step * i : end;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const sample = frame[position]! * gain;
      frame[position++] = sample > 1 ? 1 : sample < -1 ? -1 : sample;
    }
  }
}
