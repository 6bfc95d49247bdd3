import { describe, expect, it } from 'vitest';
import { accumulatePanned } from '../../../../shared/dsp/accumulate-panned.ts';
import { channelOf, clickRatio, concatenate, createRandom, noise, rmsDb, sine } from '../../../support/signals.ts';

const FRAME = 960;

describe('accumulating a panned mono frame', () => {
  it('leaves silence in place of silence', () => {
    const mix = new Float32Array(2 * FRAME);
    accumulatePanned(new Float32Array(FRAME), mix, FRAME, 1, 0.2, 0.3, 1);
    expect(mix.every((sample) => sample === 0)).toBe(true);
  });

  it('passes one source at unity unchanged, bit for bit', () => {
    const mono = noise(createRandom(1), 1, FRAME);
    const mix = new Float32Array(2 * FRAME);
    accumulatePanned(mono, mix, FRAME, 1, 1, 0, 0);
    expect(channelOf(mix, 0)).toEqual(mono);
    expect(channelOf(mix, 1).every((sample) => sample === 0)).toBe(true);
  });

  it('adds to what is there', () => {
    const mix = new Float32Array(2 * FRAME).fill(0.25);
    accumulatePanned(new Float32Array(FRAME).fill(0.5), mix, FRAME, 0.5, 0.5, 1, 1);
    expect(mix[0]).toBe(0.5);
    expect(mix[1]).toBe(0.75);
  });

  it('gives each side the level of its gain', () => {
    const mix = new Float32Array(2 * FRAME);
    const mono = sine(1_000, 0.5, FRAME);
    accumulatePanned(mono, mix, FRAME, 0.5, 0.5, 0.1, 0.1);
    expect(rmsDb(channelOf(mix, 0))).toBeCloseTo(rmsDb(mono) - 6.02, 1);
    expect(rmsDb(channelOf(mix, 1))).toBeCloseTo(rmsDb(mono) - 20, 1);
  });

  it('changes gains without a click within and between frames', () => {
    const gains = [0, 1, 1, 0.3, 0.9, 0];
    const frames: Float32Array[] = [];
    for (let frame = 0; frame + 1 < gains.length; frame++) {
      const mix = new Float32Array(2 * FRAME);
      accumulatePanned(sine(440, 0.5, FRAME, frame * FRAME), mix, FRAME, gains[frame]!, gains[frame + 1]!, gains[frame + 1]!, gains[frame + 1]!);
      frames.push(mix);
    }
    const whole = concatenate(frames);
    expect(clickRatio(channelOf(whole, 0), 440, 0.5)).toBeLessThan(2);
    expect(clickRatio(channelOf(whole, 1), 440, 0.5)).toBeGreaterThan(5);
  });

  it('touches nothing beyond the frame', () => {
    const mix = new Float32Array(2 * FRAME + 4).fill(7);
    accumulatePanned(new Float32Array(FRAME).fill(1), mix, FRAME, 0, 1, 0, 1);
    expect([...mix.slice(2 * FRAME)]).toEqual([7, 7, 7, 7]);
  });
});
