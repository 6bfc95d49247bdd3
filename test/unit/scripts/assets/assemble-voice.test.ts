import { expect, it } from 'vitest';
import { assembleVoice, speechRms } from '../../../../scripts/assets/assemble-voice.ts';

const RATE_HZ = 16_000;

function tone(seconds: number, amplitude: number): Float32Array {
  return Float32Array.from(
    { length: seconds * RATE_HZ },
    (_, index) => amplitude * Math.sin((2 * Math.PI * 500 * index) / RATE_HZ),
  );
}

function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude);
}

it('puts a pause before every sentence and one at the end', () => {
  const voice = assembleVoice([tone(0.5, 0.5), tone(0.25, 0.5)], [0.1, 0.3], RATE_HZ);
  expect(voice.length / RATE_HZ).toBeCloseTo(0.1 + 0.5 + 0.3 + 0.25 + 0.1, 6);
  const isSilent = (fromSeconds: number, toSeconds: number) =>
    voice.subarray(fromSeconds * RATE_HZ, toSeconds * RATE_HZ).every((sample) => sample === 0);
  expect(isSilent(0, 0.1)).toBe(true);
  expect(isSilent(0.1, 0.6)).toBe(false);
  expect(isSilent(0.6, 0.9)).toBe(true);
  expect(isSilent(1.15, 1.25)).toBe(true);
});

it.each([0.001, 0.05, 0.9])('brings speech of amplitude %d to -23 dB, whatever its pauses', (amplitude) => {
  const voice = assembleVoice([tone(0.6, amplitude)], [1.4], RATE_HZ);
  expect(decibels(speechRms(voice, RATE_HZ))).toBeCloseTo(-23, 1);
});

it('stays below that level when a peak would come near full scale', () => {
  const sentence = tone(0.5, 0.02);
  sentence[4_000] = 1;
  const voice = assembleVoice([sentence], [0.2], RATE_HZ);
  expect(decibels(Math.max(...voice))).toBeCloseTo(-3.5, 1);
});

it('ignores pauses when it measures the level of speech', () => {
  const spoken = tone(0.4, 0.1);
  const withPause = new Float32Array(RATE_HZ * 2);
  withPause.set(spoken, 8_000);
  expect(speechRms(withPause, RATE_HZ)).toBeCloseTo(speechRms(spoken, RATE_HZ), 6);
});
