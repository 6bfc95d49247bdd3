import { expect, it } from 'vitest';
import { BiquadCascade } from '../../../../shared/dsp/biquad-cascade.ts';
import { highPassBiquad, lowPassBiquad } from '../../../../shared/dsp/biquad.ts';
import { createRandom, noise } from '../../../support/signals.ts';

const SECTIONS = [lowPassBiquad(1_000, 0.7), highPassBiquad(200, 0.9)];

/** y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2], section by section. */
function byDefinition(input: Float32Array): Float64Array {
  let x = Float64Array.from(input);
  for (const section of SECTIONS) {
    const [b0, b1, b2, a1, a2] = [...section] as [number, number, number, number, number];
    const y = new Float64Array(x.length);
    for (let n = 0; n < x.length; n++)
      y[n] = b0 * x[n]! + b1 * (x[n - 1] ?? 0) + b2 * (x[n - 2] ?? 0) - a1 * (y[n - 1] ?? 0) - a2 * (y[n - 2] ?? 0);
    x = y;
  }
  return x;
}

it('filters by its difference equations, in frames as in one piece', () => {
  const sound = noise(createRandom(1), 0.5, 3_000);
  const expected = byDefinition(sound);
  const filter = new BiquadCascade(SECTIONS);
  for (let start = 0; start < sound.length; start += 960) filter.process(sound.subarray(start, start + 960));
  expect(Math.max(...sound.map((sample, i) => Math.abs(sample - expected[i]!)))).toBeLessThan(1e-5);
});

it('shares coefficients with other cascades, but no state', () => {
  const [one, other] = [new BiquadCascade(SECTIONS), new BiquadCascade(SECTIONS)];
  one.process(noise(createRandom(2), 1, 960));
  const silence = new Float32Array(960);
  other.process(silence);
  expect(silence.every((sample) => sample === 0)).toBe(true);
});
