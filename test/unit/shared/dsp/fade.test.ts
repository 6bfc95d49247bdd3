import { expect, it } from 'vitest';
import { fade } from '../../../../shared/dsp/fade.ts';
import { clickRatio, createRandom, noise, sine } from '../../../support/signals.ts';

it('fades a tone out and in again without a click', () => {
  const tone = sine(440, 0.5, 4 * 960);
  fade(tone, 960, 960, 1, 1, 0);
  fade(tone, 1_920, 960, 1, 0, 1);
  expect(Math.abs(tone[1_920]!)).toBe(0);
  expect(clickRatio(tone, 440, 0.5)).toBeLessThan(2);
});

it('changes nothing at gain 1, bit for bit', () => {
  const sound = noise(createRandom(3), 1, 960);
  const copy = sound.slice();
  fade(sound, 0, 960, 1, 1, 1);
  expect(sound).toEqual(copy);
});

it('gives both channels the same gain and changes only the given stretch', () => {
  const stereo = new Float32Array(12).fill(1);
  fade(stereo, 2, 2, 2, 0.5, 0);
  expect([...stereo]).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 1, 1, 1, 1]);
});
