import { beforeEach, describe, expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels, type MixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { createRandom, noise, sine } from '../../../../support/signals.ts';

const FRAME = 960;
const SLOT = 3;
/** Full scale is 1; the kernels calculate in 32 bits, the references in 64. */
const TOLERANCE = 1e-6;

let bank: FrameBank;
let kernels: MixKernels;
let frame: Float32Array;
let mix: Float32Array;
let frameAddress: number;
let mixAddress: number;

beforeEach(() => {
  const memory = createMixMemory(5, 1);
  bank = new FrameBank(memory);
  kernels = createMixKernels(memory);
  frame = bank.frame(SLOT, 0);
  mix = bank.mix(SLOT);
  frameAddress = bank.frameAddress(SLOT, 0);
  mixAddress = bank.mixAddress(SLOT);
});

/** Computes what `accumulatePanned` should, by its definition and in 64 bits. */
function accumulated(
  mono: Float32Array,
  before: Float32Array,
  leftStart: number,
  leftEnd: number,
  rightStart: number,
  rightEnd: number,
): Float64Array {
  return Float64Array.from(before, (sample, position) => {
    const i = position >>> 1;
    const [start, end] = position % 2 === 0 ? [leftStart, leftEnd] : [rightStart, rightEnd];
    return sample + mono[i]! * (start + ((end - start) / FRAME) * i);
  });
}

function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  let largest = 0;
  for (let i = 0; i < actual.length; i++) largest = Math.max(largest, Math.abs(actual[i]! - expected[i]!));
  return largest;
}

function expectNothingBut(slot: number): void {
  for (let other = 1; other <= 5; other++) {
    if (other === slot) continue;
    for (let tick = 0; tick < 4; tick++) expect(bank.frame(other, tick).every((sample) => sample === 0)).toBe(true);
    expect(bank.mix(other).every((sample) => sample === 0)).toBe(true);
    expect(bank.peaks(other).every((sample) => sample === 0)).toBe(true);
  }
}

describe('adding a panned frame to a mix', () => {
  it('matches its definition, with constant and ramped gains', () => {
    const random = createRandom(1);
    for (let round = 0; round < 50; round++) {
      frame.set(noise(random, 1, FRAME));
      mix.set(noise(random, 1, 2 * FRAME));
      const before = mix.slice();
      const [leftStart, rightStart] = [random(), random()];
      const [leftEnd, rightEnd] = round % 3 === 0 ? [leftStart, rightStart] : [random(), random()];
      kernels.accumulatePanned(frameAddress, mixAddress, leftStart, leftEnd, rightStart, rightEnd);
      expect(largestDifference(mix, accumulated(frame, before, leftStart, leftEnd, rightStart, rightEnd))).toBeLessThan(
        TOLERANCE,
      );
    }
    expectNothingBut(SLOT);
  });

  it("applies constant gains exactly, even when only one ear's gain is constant", () => {
    frame.set(noise(createRandom(2), 1, FRAME));
    const gain = Math.fround(0.3);
    const exact = Float32Array.from(frame, (sample) => sample * gain);
    for (const [rightStart, rightEnd] of [
      [gain, gain],
      [0, 1],
    ] as const) {
      kernels.clear(mixAddress);
      kernels.accumulatePanned(frameAddress, mixAddress, gain, gain, rightStart, rightEnd);
      expect(Float32Array.from(exact, (_, i) => mix[2 * i]!)).toEqual(exact);
    }
  });

  it('passes a frame at gain 1 bit for bit', () => {
    frame.set(noise(createRandom(3), 1, FRAME));
    kernels.accumulatePanned(frameAddress, mixAddress, 1, 1, 1, 1);
    expect(mix).toEqual(Float32Array.from({ length: 2 * FRAME }, (_, i) => frame[i >>> 1]!));
  });

  it('adds nothing at gain 0', () => {
    frame.set(noise(createRandom(4), 1, FRAME));
    mix.set(noise(createRandom(5), 1, 2 * FRAME));
    const before = mix.slice();
    kernels.accumulatePanned(frameAddress, mixAddress, 0, 0, 0, 0);
    expect(mix).toEqual(before);
  });

  it('starts a ramp exactly at its start, and ends it one step before its end', () => {
    frame.fill(1);
    kernels.accumulatePanned(frameAddress, mixAddress, 0, 1, 0.75, 0);
    expect([mix[0], mix[1]]).toEqual([0, 0.75]);
    expect(mix[2 * FRAME - 2]).toBeCloseTo(959 / 960, 6);
    expect(mix[2 * FRAME - 1]).toBeCloseTo(0.75 / 960, 6);
  });

  it('leaves the frame unchanged', () => {
    frame.set(noise(createRandom(6), 1, FRAME));
    const before = frame.slice();
    kernels.accumulatePanned(frameAddress, mixAddress, 0.1, 0.9, 1, 0.2);
    expect(frame).toEqual(before);
  });
});

describe('adding a frame that begins at different times for each ear', () => {
  it('matches its definition, wherever the two begin', () => {
    const random = createRandom(11);
    const samples = bank.samples;
    for (let delay = 0; delay <= 32; delay++) {
      frame.set(noise(random, 1, FRAME));
      for (let i = 1; i <= 32; i++) samples[frameAddress / 4 - i] = random();
      mix.set(noise(random, 1, 2 * FRAME));
      const [before, start] = [mix.slice(), frameAddress / 4];
      const [left, right] = delay % 2 === 0 ? [delay, 0] : [0, delay];
      const [leftStart, leftEnd, rightStart, rightEnd] = [random(), random(), random(), random()];
      kernels.accumulateApart(
        frameAddress - 4 * left,
        frameAddress - 4 * right,
        mixAddress,
        leftStart,
        leftEnd,
        rightStart,
        rightEnd,
      );
      const onLeft = accumulated(
        samples.slice(start - left, start - left + FRAME),
        before,
        leftStart,
        leftEnd,
        rightStart,
        rightEnd,
      );
      const onRight = accumulated(
        samples.slice(start - right, start - right + FRAME),
        before,
        leftStart,
        leftEnd,
        rightStart,
        rightEnd,
      );
      expect(
        largestDifference(
          mix,
          Float64Array.from(before, (_, i) => (i % 2 === 0 ? onLeft : onRight)[i]!),
        ),
      ).toBeLessThan(TOLERANCE);
    }
  });

  it('equals, bit for bit, adding a frame when both ears begin at once and gains are constant', () => {
    frame.set(noise(createRandom(12), 1, FRAME));
    kernels.accumulatePanned(frameAddress, mixAddress, 0.25, 0.25, 0.5, 0.5);
    const expected = mix.slice();
    mix.fill(0);
    kernels.accumulateApart(frameAddress, frameAddress, mixAddress, 0.25, 0.25, 0.5, 0.5);
    expect(mix).toEqual(expected);
  });
});

describe('the power of a frame', () => {
  it('is the mean of the squares', () => {
    const random = createRandom(7);
    for (let round = 0; round < 20; round++) {
      frame.set(noise(random, 10 ** (-4 * random()), FRAME));
      let sum = 0;
      for (const sample of frame) sum += sample * sample;
      expect(kernels.framePower(frameAddress) / (sum / FRAME)).toBeCloseTo(1, 6);
    }
  });

  it('is 0.5 for a full-scale sine, and 0 for silence', () => {
    expect(kernels.framePower(frameAddress)).toBe(0);
    frame.set(sine(1_000, 1, FRAME));
    expect(kernels.framePower(frameAddress)).toBeCloseTo(0.5, 6);
  });

  it('includes every sample of the frame, and none outside it', () => {
    bank.frame(SLOT, 1).fill(1);
    for (let i = 0; i < FRAME; i++) {
      frame.fill(0);
      frame[i] = 1;
      expect(kernels.framePower(frameAddress)).toBe(1 / FRAME);
    }
  });

  it('is NaN or infinite when a sample is', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      frame.fill(0);
      frame[517] = value;
      expect(kernels.framePower(frameAddress) < Infinity).toBe(false);
    }
  });
});

describe('the peaks of a mix', () => {
  it('are the largest magnitudes of its eight blocks, and the largest of all', () => {
    const random = createRandom(8);
    for (let round = 0; round < 20; round++) {
      mix.set(noise(random, 2 * random(), 2 * FRAME));
      const expected = Float32Array.from({ length: 8 }, (_, block) =>
        Math.max(...mix.slice(240 * block, 240 * (block + 1)).map(Math.abs)),
      );
      expect(kernels.mixPeaks(mixAddress, bank.peaksAddress(SLOT))).toBe(Math.max(...expected));
      expect(bank.peaks(SLOT)).toEqual(expected);
    }
    expectNothingBut(SLOT);
  });

  it('are found at every position, whatever the sign', () => {
    for (let i = 0; i < 2 * FRAME; i++) {
      mix.fill(0);
      mix[i] = i % 3 === 0 ? 0.5 : -0.5;
      expect(kernels.mixPeaks(mixAddress, bank.peaksAddress(SLOT))).toBe(0.5);
      expect(bank.peaks(SLOT).indexOf(0.5)).toBe(Math.floor(i / 240));
    }
  });

  it('are 0 for silence, even with negative zeros', () => {
    mix.fill(-0);
    expect(kernels.mixPeaks(mixAddress, bank.peaksAddress(SLOT))).toBe(0);
  });

  it('reveal samples that are not finite, for the whole and for the block, among any other samples', () => {
    const negativeNaN = new Float32Array(Uint32Array.of(0xffc00001).buffer)[0]!;
    for (const value of [Number.NaN, negativeNaN, Infinity, -Infinity]) {
      for (const place of [0, 5, 959, 1_919]) {
        mix.fill(0.25);
        mix[place] = value;
        expect(kernels.mixPeaks(mixAddress, bank.peaksAddress(SLOT)) < Infinity).toBe(false);
        const isFinite = Array.from(bank.peaks(SLOT), (peak) => peak < Infinity);
        expect(isFinite).toEqual(Array.from({ length: 8 }, (_, block) => block !== Math.floor(place / 240)));
      }
    }
  });
});

describe('limiting a block', () => {
  const BLOCK = 5;
  const blockAddress = (): number => mixAddress + 960 * BLOCK;

  it('ramps the gain over the given number of samples, then holds it, in this block only', () => {
    const random = createRandom(9);
    for (const rampSamples of [24, 120, 7]) {
      mix.set(noise(random, 1, 2 * FRAME));
      const expected = Float64Array.from(mix, (sample, position) => {
        const i = (position >>> 1) - 120 * BLOCK;
        if (i < 0 || i >= 120) return sample;
        return sample * (i < rampSamples ? 0.9 + ((0.4 - 0.9) / rampSamples) * i : 0.4);
      });
      kernels.limitBlock(blockAddress(), 0.9, 0.4, rampSamples);
      expect(largestDifference(mix, expected)).toBeLessThan(TOLERANCE);
    }
  });

  it('passes samples within full scale at gain 1, bit for bit, and clamps the rest', () => {
    mix.set(noise(createRandom(10), 1.5, 2 * FRAME));
    const expected = mix.map((sample, i) =>
      i >= 240 * BLOCK && i < 240 * (BLOCK + 1) ? Math.max(-1, Math.min(1, sample)) : sample,
    );
    kernels.limitBlock(blockAddress(), 1, 1, 120);
    expect(mix).toEqual(expected);
  });

  it('holds the end gain exactly after the ramp', () => {
    mix.fill(0.8);
    const gain = Math.fround(0.7);
    kernels.limitBlock(blockAddress(), 1, gain, 24);
    for (let i = 240 * BLOCK + 48; i < 240 * (BLOCK + 1); i++)
      expect(mix[i]).toBe(Math.fround(Math.fround(0.8) * gain));
  });
});

describe('clearing a mix', () => {
  it('silences all of it, and changes nothing else', () => {
    const neighbours = [bank.frame(SLOT, 3), bank.peaks(SLOT), bank.mix(SLOT - 1), bank.mix(SLOT + 1)];
    for (const samples of [mix, ...neighbours]) samples.fill(7);
    kernels.clear(mixAddress);
    expect(mix.every((sample) => sample === 0)).toBe(true);
    for (const samples of neighbours) expect(samples.every((sample) => sample === 7)).toBe(true);
  });
});

describe('an address outside the memory', () => {
  it('throws', () => {
    expect(() => kernels.clear(1 << 30)).toThrow('memory access out of bounds');
  });
});
