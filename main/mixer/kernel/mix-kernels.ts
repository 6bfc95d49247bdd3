import { MIX_KERNELS_BASE64 } from './mix-kernels-bytes.ts';
import type { MixMemory } from './mix-memory.ts';
import { webAssembly } from './web-assembly.ts';

/**
 * The inner loops of the mix, as SIMD on the shared memory; their source is `mix-kernels.wat`. Addresses are those of
 * `FrameBank`, in bytes. They are not checked: a wrong one throws only if it lies outside the memory. The kernels keep
 * no state and allocate nothing, so several workers can run them at once, each on its own data.
 */
export interface MixKernels {
  /**
   * Adds a mono frame to an interleaved stereo mix: mix[2i] += mono[i] * left, mix[2i + 1] += mono[i] * right, with
   * gains that move linearly from start to end over 960 samples. Equal start and end gains are applied exactly.
   * Arithmetic is in 32 bits: results differ from those in 64 bits by about 1e-7 of full scale.
   */
  accumulatePanned(
    frameAddress: number,
    mixAddress: number,
    leftStart: number,
    leftEnd: number,
    rightStart: number,
    rightEnd: number,
  ): void;

  /**
   * Adds a separate frame for each ear: mix[2i] += left[i] * leftGain, mix[2i + 1] += right[i] * rightGain. To delay a
   * voice by n samples, pass its frame's address less 4 * n, up to `HISTORY_SAMPLES`.
   */
  accumulateApart(
    leftAddress: number,
    rightAddress: number,
    mixAddress: number,
    leftStart: number,
    leftEnd: number,
    rightStart: number,
    rightEnd: number,
  ): void;

  /**
   * Filters a mono frame by a response of 64 taps: out[i] = sum over t of taps[t] * source[i - t], including the 63
   * samples before the source. To delay a voice by n samples, pass its frame's address less 4 * n; n and 63 together
   * are at most `HISTORY_SAMPLES`. `outAddress` points to 960 samples, which are not read and do not overlap the
   * source. Arithmetic is in 32 bits.
   */
  convolve(sourceAddress: number, tapsAddress: number, outAddress: number): void;

  /** Returns the mean power of a mono frame; full scale 1. NaN if a sample is NaN. Relative error under 1e-6. */
  framePower(frameAddress: number): number;

  /**
   * Writes the largest magnitude of each of a mix's eight blocks (2.5 ms, both channels) to the peaks, and returns the
   * largest of them. Both are infinity or NaN if a sample is not finite: compare by `!(peak < Infinity)`.
   */
  mixPeaks(mixAddress: number, peaksAddress: number): number;

  /**
   * Multiplies one block of a mix (120 samples of each channel; block b starts 960 * b bytes into the mix) by a gain
   * that moves linearly from start to end over the first `rampSamples` (1 to 120) and then stays there. Clamps the
   * result to +-1. The samples must be finite.
   */
  limitBlock(blockAddress: number, startGain: number, endGain: number, rampSamples: number): void;

  /** Sets a mix to silence. */
  clear(mixAddress: number): void;
}

/**
 * Compiles the kernels for a worker that mixes in `memory`: some milliseconds, once. The engine optimises each after
 * about 1,000 calls.
 */
export function createMixKernels({ memory }: MixMemory): MixKernels {
  const bytes = Uint8Array.from(atob(MIX_KERNELS_BASE64), (character) => character.charCodeAt(0));
  return new webAssembly.Instance(new webAssembly.Module(bytes), { env: { memory } }).exports as MixKernels;
}
