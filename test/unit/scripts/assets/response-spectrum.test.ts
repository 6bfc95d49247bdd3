import { expect, it } from 'vitest';
import { powerSpectrum, speechSpectrum, tapsOfMinimumPhase } from '../../../../scripts/assets/response-spectrum.ts';

const STEPS = 1_024;
const HZ_PER_STEP = 24_000 / STEPS;

function decibels(power: number): number {
  return 10 * Math.log10(power);
}

it('computes the power of a response at any frequency, whatever its rate', () => {
  // The mean of two samples at 44.1 kHz: cos^2 of half the angle between them.
  const power = powerSpectrum(Float64Array.of(0.5, 0.5), 44_100, 20, 1_000);
  for (let step = 0; step <= 20; step++)
    expect(power[step]).toBeCloseTo(Math.cos((Math.PI * 1_000 * step) / 44_100) ** 2, 10);
});

it('finds a filter of minimum phase from its power alone', () => {
  // The zeros lie inside the unit circle, so this has minimum phase. Reversed, it has the same power but not the phase.
  const filter = Float64Array.of(1, -0.9, 0.4, 0.1);
  for (const given of [filter, filter.toReversed(), Float64Array.of(0, 0, 0, ...filter)]) {
    const taps = tapsOfMinimumPhase(powerSpectrum(given, 48_000, STEPS, HZ_PER_STEP), 8);
    for (const [at, tap] of taps.entries()) expect(tap).toBeCloseTo(filter[at] ?? 0, 6);
  }
});

it('computes finite taps from a spectrum with silence in it', () => {
  const power = new Float64Array(STEPS + 1).fill(1).fill(0, 500, 503);
  expect(tapsOfMinimumPhase(power, 64).every(Number.isFinite)).toBe(true);
});

it('models speech as people speak: most power below 1 kHz, and 18 dB less in the third octave at 8 kHz than at 500 Hz', () => {
  const shares = speechSpectrum(STEPS, HZ_PER_STEP);
  const share = (fromHz: number, toHz: number): number =>
    shares.reduce(
      (sum, value, step) => sum + (HZ_PER_STEP * step >= fromHz && HZ_PER_STEP * step < toHz ? value : 0),
      0,
    );
  expect(share(0, 24_001)).toBeCloseTo(1, 10);
  expect(share(200, 1_000)).toBeGreaterThan(0.7);
  expect(decibels(share(446.7, 562.3) / share(7_079, 8_913))).toBeCloseTo(18.4, 0);
  expect(share(18_000, 24_001)).toBe(0);
});
