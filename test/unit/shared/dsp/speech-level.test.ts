import { expect, it } from 'vitest';
import { speechLevelDb } from '../../../../shared/dsp/speech-level.ts';
import { SILENCE_DB } from '../../../../shared/units.ts';
import { concatenate, createRandom, noise, sine } from '../../../support/signals.ts';

it('is the level of the speech, however long the pauses are', () => {
  const words = sine(300, 0.1, 9_600);
  const pause = noise(createRandom(1), 0.0005, 48_000);
  const alone = speechLevelDb(words);
  expect(alone).toBeCloseTo(-23, 0);
  expect(speechLevelDb(concatenate([pause, words, pause, words]))).toBeCloseTo(alone, 1);
});

it('is silence when nothing is heard', () => {
  expect(speechLevelDb(new Float32Array(4_800))).toBe(SILENCE_DB);
  expect(speechLevelDb(new Float32Array(10))).toBe(SILENCE_DB);
});
