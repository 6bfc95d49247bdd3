import { beforeEach, describe, expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels, type MixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { createRandom, noise } from '../../../../support/signals.ts';

const FRAME = 960;
const SLOT = 3;
/** Full scale is 1; the kernels calculate in 32 bits, the references in 64. */
const TOLERANCE = 1e-6;

let bank: FrameBank;
let kernels: MixKernels;
let frame: Float32Array;
let frameAddress: number;

beforeEach(() => {
  const memory = createMixMemory(5, 1);
  bank = new FrameBank(memory);
  kernels = createMixKernels(memory);
  frame = bank.frame(SLOT, 0);
  frameAddress = bank.frameAddress(SLOT, 0);
});

function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  let largest = 0;
  for (let i = 0; i < actual.length; i++) largest = Math.max(largest, Math.abs(actual[i]! - expected[i]!));
  return largest;
}

describe('filtering a frame by a response', () => {
  const TAPS = 64;
  let taps: Float32Array;
  let output: Float32Array;
  let [tapsAddress, outputAddress] = [0, 0];

  beforeEach(() => {
    tapsAddress = bank.responseAddress(5);
    outputAddress = bank.earAddress(0, 1);
    taps = bank.samples.subarray(tapsAddress / 4, tapsAddress / 4 + TAPS);
    output = bank.samples.subarray(outputAddress / 4, outputAddress / 4 + FRAME);
  });

  /** The definition, in 64 bits. */
  function convolved(sourceAddress: number): Float64Array {
    return Float64Array.from({ length: FRAME }, (_, i) => {
      let sum = 0;
      for (let t = 0; t < TAPS; t++) sum += taps[t]! * bank.samples[sourceAddress / 4 + i - t]!;
      return sum;
    });
  }

  it('matches its definition wherever the source begins, and changes nothing else', () => {
    const random = createRandom(13);
    for (let delay = 0; delay <= 96 - 63; delay++) {
      bank.samples.set(noise(random, 1, 96 + FRAME), frameAddress / 4 - 96);
      taps.set(noise(random, 0.3, TAPS));
      const expected = convolved(frameAddress - 4 * delay);
      const before = bank.samples.slice();
      before.set(Float32Array.from(expected), outputAddress / 4);
      kernels.convolve(frameAddress - 4 * delay, tapsAddress, outputAddress);
      expect(largestDifference(output, expected)).toBeLessThan(TOLERANCE);
      expect(largestDifference(bank.samples, before)).toBeLessThan(TOLERANCE);
    }
  });

  it('returns the response, tap by tap and bit by bit, for an impulse at any sample, even before the frame', () => {
    taps.set(noise(createRandom(14), 1, TAPS));
    for (let at = -63; at < FRAME; at++) {
      bank.samples.fill(0, frameAddress / 4 - 96, frameAddress / 4 + FRAME);
      bank.samples[frameAddress / 4 + at] = 1;
      kernels.convolve(frameAddress, tapsAddress, outputAddress);
      const expected = Float32Array.from(output, (_, i) => (i >= at && i < at + TAPS ? taps[i - at]! : 0));
      expect(output).toEqual(expected);
    }
  });

  it('uses nothing from more than 63 samples before the source, or from beyond it', () => {
    taps.fill(1);
    bank.samples[frameAddress / 4 - 64] = 1;
    bank.samples[frameAddress / 4 + FRAME] = 1;
    output.fill(7);
    kernels.convolve(frameAddress, tapsAddress, outputAddress);
    expect(output.every((sample) => sample === 0)).toBe(true);
  });

  it('recovers from NaN samples, which spoil only as many samples as there are taps', () => {
    taps.fill(0.5);
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      frame.fill(0);
      frame[500] = value;
      kernels.convolve(frameAddress, tapsAddress, outputAddress);
      expect(Array.from(output.keys()).filter((i) => !Number.isFinite(output[i]))).toEqual(
        Array.from({ length: TAPS }, (_, t) => 500 + t),
      );
    }
  });
});
