import { expect, it } from 'vitest';
import { framePower } from '../../../../shared/dsp/frame-power.ts';
import { powerToDb } from '../../../../shared/units.ts';
import { sine } from '../../../support/signals.ts';

it('measures a full-scale sine as -3 dBFS and half of it 6 dB lower', () => {
  expect(powerToDb(framePower(sine(1_000, 1, 960), 960))).toBeCloseTo(-3.01, 2);
  expect(powerToDb(framePower(sine(1_000, 0.5, 960), 960))).toBeCloseTo(-9.03, 2);
});

it('reads only the requested samples, and measures silence as 0', () => {
  expect(framePower(Float32Array.of(1, 1, 9), 2)).toBe(1);
  expect(framePower(new Float32Array(960), 960)).toBe(0);
  expect(framePower(new Float32Array(0), 0)).toBe(0);
});
