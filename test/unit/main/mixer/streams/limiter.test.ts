import { describe, expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { Limiter, LIMITER_CEILING } from '../../../../../main/mixer/streams/limiter.ts';
import {
  channelOf,
  clickRatio,
  concatenate,
  createRandom,
  isAllFinite,
  noise,
  peak,
  sine,
  toneDb,
} from '../../../../support/signals.ts';

const FRAME = 960;

/** A stereo sound, the same on both sides. */
function stereo(mono: Float32Array): Float32Array {
  return Float32Array.from({ length: 2 * mono.length }, (_, i) => mono[i >> 1]!);
}

/** A limiter with its mix. */
function createLimiter(): { readonly limiter: Limiter; readonly mix: Float32Array } {
  const memory = createMixMemory(1, 1);
  const bank = new FrameBank(memory);
  return { limiter: new Limiter(bank, createMixKernels(memory), 1), mix: bank.mix(1) };
}

/** Runs a stereo sound through a limiter frame by frame. */
function limited({ limiter, mix }: ReturnType<typeof createLimiter>, sound: Float32Array): Float32Array {
  const frames: Float32Array[] = [];
  for (let offset = 0; offset < sound.length; offset += 2 * FRAME) {
    mix.set(sound.subarray(offset, offset + 2 * FRAME));
    limiter.process();
    frames.push(mix.slice());
  }
  return concatenate(frames);
}

describe('limiter', () => {
  it('passes samples under the ceiling bit for bit', () => {
    const sound = noise(createRandom(5), LIMITER_CEILING, 20 * FRAME);
    expect(limited(createLimiter(), sound)).toEqual(sound);
  });

  it('turns silence into silence', () => {
    expect(peak(limited(createLimiter(), new Float32Array(10 * FRAME)))).toBe(0);
  });

  it('brings a sum of four loud voices under the ceiling after its first half millisecond', () => {
    const loud = stereo(sine(440, 3.7, 20 * FRAME));
    const output = limited(createLimiter(), loud);
    expect(peak(output)).toBeLessThanOrEqual(1);
    expect(peak(output.slice(2 * 24))).toBeLessThanOrEqual(LIMITER_CEILING + 1e-6);
  });

  it('never overshoots when a peak comes later in a frame', () => {
    const sound = new Float32Array(4 * FRAME);
    sound.set(stereo(sine(440, 0.8, 2 * FRAME)));
    for (let i = 500; i < 900; i++) sound[2 * i]! *= 4;
    expect(peak(limited(createLimiter(), sound))).toBeLessThanOrEqual(LIMITER_CEILING + 1e-6);
  });

  it('moves its gain without clicks', () => {
    const parts = [
      sine(440, 0.5, 5 * FRAME),
      sine(440, 1.5, 5 * FRAME, 5 * FRAME),
      sine(440, 0.5, 20 * FRAME, 10 * FRAME),
    ];
    const output = channelOf(limited(createLimiter(), stereo(concatenate(parts))), 0);
    // Without the two places where the input itself steps.
    expect(clickRatio(output.slice(5 * FRAME + 30, 10 * FRAME), 440, 1)).toBeLessThan(2);
    expect(clickRatio(output.slice(10 * FRAME + 30), 440, 0.5)).toBeLessThan(2);
  });

  it('returns to bit-exact bypass after a loud passage, within two seconds', () => {
    const limiter = createLimiter();
    limited(limiter, stereo(sine(440, 3, 5 * FRAME)));
    limited(limiter, stereo(sine(440, 0.5, 100 * FRAME)));
    const sound = noise(createRandom(6), 0.9, 4 * FRAME);
    expect(limited(limiter, sound)).toEqual(sound);
  });

  it('leaves no audible distortion on a steady loud tone', () => {
    const output = channelOf(limited(createLimiter(), stereo(sine(500, 2, 50 * FRAME))), 0).slice(10 * FRAME);
    expect(toneDb(output, 500)).toBeGreaterThan(-4);
    expect(toneDb(output, 1_500)).toBeLessThan(-60);
  });

  it('lets no NaN or infinity through, now or later', () => {
    const limiter = createLimiter();
    const bad = stereo(sine(440, 0.5, FRAME));
    bad[10] = Number.NaN;
    bad[11] = Number.POSITIVE_INFINITY;
    bad[12] = Number.NEGATIVE_INFINITY;
    bad[13] = 3e38;
    const output = limited(limiter, bad);
    expect(isAllFinite(output)).toBe(true);
    expect([output[10], output[11], output[12]]).toEqual([0, 0, 0]);
    expect(peak(output)).toBeLessThanOrEqual(1);
    expect(isAllFinite(limited(limiter, stereo(sine(440, 0.5, 5 * FRAME))))).toBe(true);
  });
});
