import { expect, it } from 'vitest';
import { crossfade } from '../../../../shared/dsp/crossfade.ts';
import { clickRatio, concatenate, sine } from '../../../support/signals.ts';

it('skips 20 ms of a tone without a click at either end', () => {
  const tone = sine(430, 0.5, 5 * 960);
  const joined = new Float32Array(960);
  crossfade(tone, 960, 1_920, 960, 1, joined);
  const whole = concatenate([tone.slice(0, 960), joined, tone.slice(2_880)]);
  expect(whole.length).toBe(4 * 960);
  expect(clickRatio(whole, 430, 0.5)).toBeLessThan(2);
});

it('keeps the level of equal sounds', () => {
  const stereo = new Float32Array(4 * 8).fill(0.5);
  const output = new Float32Array(16);
  crossfade(stereo, 0, 8, 8, 2, output);
  for (const sample of output) expect(sample).toBeCloseTo(0.5, 6);
});
