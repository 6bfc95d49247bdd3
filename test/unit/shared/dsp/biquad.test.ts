import { expect, it } from 'vitest';
import {
  BUTTERWORTH_Q,
  FOURTH_ORDER_QS,
  highPassBiquad,
  lowPassBiquad,
  type BiquadCoefficients,
} from '../../../../shared/dsp/biquad.ts';
import { gainToDb } from '../../../../shared/units.ts';

/** |H| at a frequency, from the transfer function itself. */
function gainDb([b0, b1, b2, a1, a2]: BiquadCoefficients, frequencyHz: number): number {
  const angle = (2 * Math.PI * frequencyHz) / 48_000;
  const at = (c0: number, c1: number, c2: number): number =>
    Math.hypot(c0 + c1 * Math.cos(angle) + c2 * Math.cos(2 * angle), c1 * Math.sin(angle) + c2 * Math.sin(2 * angle));
  return gainToDb(at(b0!, b1!, b2!) / at(1, a1!, a2!));
}

it('a low-pass passes low frequencies, has the gain Q at its corner, and falls by 12 dB an octave', () => {
  const filter = lowPassBiquad(600, BUTTERWORTH_Q);
  expect(gainDb(filter, 1)).toBeCloseTo(0, 5);
  expect(gainDb(filter, 600)).toBeCloseTo(-3.01, 2);
  expect(gainDb(filter, 2_400) - gainDb(filter, 1_200)).toBeCloseTo(-11.9, 0);
  expect(gainDb(lowPassBiquad(600, 4), 600)).toBeCloseTo(12.04, 2);
});

it('a high-pass does the same in the other direction', () => {
  const filter = highPassBiquad(600, BUTTERWORTH_Q);
  expect(gainDb(filter, 24_000)).toBeCloseTo(0, 5);
  expect(gainDb(filter, 600)).toBeCloseTo(-3.01, 2);
  expect(gainDb(filter, 75) - gainDb(filter, 150)).toBeCloseTo(-12, 0);
});

it('two sections with the Qs of the fourth order have no peak, and -3 dB at the corner', () => {
  for (const frequencyHz of [10, 300, 800, 990]) {
    const sumDb = FOURTH_ORDER_QS.reduce((sum, q) => sum + gainDb(lowPassBiquad(1_000, q), frequencyHz), 0);
    expect(sumDb).toBeLessThan(0.001);
    expect(sumDb).toBeGreaterThan(-3.01);
  }
  expect(FOURTH_ORDER_QS.reduce((sum, q) => sum + gainDb(lowPassBiquad(1_000, q), 1_000), 0)).toBeCloseTo(-3.01, 2);
});
