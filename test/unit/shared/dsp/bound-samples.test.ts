import { expect, it } from 'vitest';
import { boundSamples } from '../../../../shared/dsp/bound-samples.ts';

it('passes normal samples, replaces NaN by 0, and clamps the rest', () => {
  const output = new Float32Array(8);
  boundSamples(Float32Array.of(9, 9, 0.5, -1, 2, Number.NaN, Infinity, -Infinity, 1e30, -7), 2, output);
  expect([...output]).toEqual([0.5, -1, 2, 0, 0, 0, 2, -2]);
});
