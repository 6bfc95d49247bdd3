import { describe, expect, it } from 'vitest';
import { HALL_REVERB, ReverbEffect, ROOM_REVERB, type ReverbSettings } from '../../../../shared/dsp/reverb-effect.ts';
import { BiquadCascade } from '../../../../shared/dsp/biquad-cascade.ts';
import { highPassBiquad, lowPassBiquad } from '../../../../shared/dsp/biquad.ts';
import { impulseResponse } from '../../../support/sound/timbres.ts';

const SAMPLE_RATE = 48_000;

/** Energy from each sample to the end, dB (Schroeder's backward integration, 1965). */
function decayDb(response: Float32Array): Float64Array {
  const curve = new Float64Array(response.length);
  let sum = 0;
  for (let i = response.length - 1; i >= 0; i--) curve[i] = sum += response[i]! * response[i]!;
  return curve.map((energy) => 10 * Math.log10(energy + 1e-30));
}

/** Time of a decay by 60 dB, extrapolated from -10 to -30 dB below the start of the echoes. */
function decaySeconds(echoes: Float32Array): number {
  const curve = decayDb(echoes);
  const after = (fallDb: number): number => curve.findIndex((level) => level < curve[0]! - fallDb);
  return (3 * (after(30) - after(10))) / SAMPLE_RATE;
}

/** The tail after the click itself, around a frequency. */
function echoesOf(settings: ReverbSettings, centreHz: number): Float32Array {
  const response = impulseResponse(new ReverbEffect(settings), 3 * SAMPLE_RATE).slice(1);
  new BiquadCascade([
    highPassBiquad(centreHz / 1.2, 0.7),
    highPassBiquad(centreHz / 1.2, 0.7),
    lowPassBiquad(centreHz * 1.2, 0.7),
    lowPassBiquad(centreHz * 1.2, 0.7),
  ]).process(response);
  return response;
}

describe.each([
  ['a room', ROOM_REVERB],
  ['a hall', HALL_REVERB],
])('%s', (_, settings) => {
  it('decays as its settings define, faster at high frequencies', () => {
    const lowSeconds = decaySeconds(echoesOf(settings, 400));
    const highSeconds = decaySeconds(echoesOf(settings, 8_000));
    expect(lowSeconds / settings.decaySeconds).toBeGreaterThan(0.85);
    expect(lowSeconds / settings.decaySeconds).toBeLessThan(1.15);
    expect(highSeconds / settings.highDecaySeconds).toBeGreaterThan(0.8);
    expect(highSeconds / settings.highDecaySeconds).toBeLessThan(1.25);
  });

  it('passes the voice itself unchanged and at once; the first echo comes from the shortest line', () => {
    const response = impulseResponse(new ReverbEffect(settings), 4_800);
    expect(response[0]).toBe(1);
    // The low-pass with three taps spreads a little to the samples before.
    const shortest = Math.min(...settings.lineSamples);
    expect(response.subarray(1, shortest - 1).every((sample) => sample === 0)).toBe(true);
    expect(Math.abs(response[shortest]!)).toBeGreaterThan(0.02);
  });

  it('has many echoes, all quieter than the voice', () => {
    const response = impulseResponse(new ReverbEffect(settings), 3 * SAMPLE_RATE);
    const energy = response.subarray(1).reduce((sum, sample) => sum + sample * sample, 0);
    expect(10 * Math.log10(energy)).toBeLessThan(-2);
    expect(10 * Math.log10(energy)).toBeGreaterThan(-10);
    const late = response.subarray(9_600, 14_400);
    expect(late.filter((sample) => Math.abs(sample) > 1e-6).length).toBeGreaterThan(2_400);
  });

  it('has no two lines whose echoes soon coincide', () => {
    const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
    for (const [i, a] of settings.lineSamples.entries())
      for (const b of settings.lineSamples.slice(i + 1)) expect(common(a, b)).toBe(1);
    expect(Math.min(...settings.lineSamples)).toBeGreaterThan(240);
  });
});
