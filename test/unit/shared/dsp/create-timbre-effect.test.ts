import { beforeAll, describe, expect, it } from 'vitest';
import { readWavAsMono } from '../../../../main/client/sound/wav-file.ts';
import { createTimbreEffect } from '../../../../shared/dsp/create-timbre-effect.ts';
import { TIMBRES } from '../../../../shared/dsp/timbre.ts';
import { createRandom, isAllFinite, noise, peak, rmsDb, sine } from '../../../support/signals.ts';
import { processed, toneGainDb } from '../../../support/sound/timbres.ts';

const FRAME = 960;
const COLOURED = TIMBRES.filter((timbre) => timbre !== 'dry');
/** 10 s of each voice of the practice lobby. */
const voices: Float32Array[] = [];

beforeAll(async () => {
  for (let voice = 1; voice <= 8; voice++) {
    const wav = await readWavAsMono(new URL(`../../../../main/practice/voices/voice-${voice}.wav`, import.meta.url));
    if (!wav.ok) throw new Error(wav.error.message);
    voices.push(wav.value.slice(0, 500 * FRAME));
  }
});

/** Gains for quiet tones, dB: least and most. */
const BOUNDS = {
  muffled: { 100: [-0.2, 0.01], 300: [-0.6, 0], 1_000: [-11, -8], 3_000: [-32, -26], 8_000: [-70, -48] },
  radio: { 100: [-60, -25], 300: [1, 5], 1_000: [5, 8], 3_000: [2, 6], 8_000: [-90, -45] },
  underwater: { 100: [-0.5, 0], 300: [-3, -1], 1_000: [-30, -22], 3_000: [-80, -55], 8_000: [-120, -75] },
  vent: { 100: [-20, -10], 300: [-3, 3], 1_000: [-6, 8], 3_000: [-10, 8], 8_000: [-30, -12] },
  room: { 100: [-8, 6], 300: [-8, 6], 1_000: [-8, 8], 3_000: [-8, 6], 8_000: [-8, 6] },
  hall: { 100: [-8, 6], 300: [-8, 6], 1_000: [-8, 8], 3_000: [-8, 6], 8_000: [-8, 6] },
  phone: { 100: [-70, -35], 300: [-12, -4], 1_000: [4, 8], 3_000: [-6, 1], 8_000: [-120, -55] },
} as const;

describe.each(COLOURED)('%s', (timbre) => {
  it.each(Object.entries(BOUNDS[timbre]))('has a gain within bounds at %s Hz', (frequencyHz, [least, most]) => {
    const gainDb = toneGainDb(timbre, Number(frequencyHz));
    expect(gainDb).toBeGreaterThan(least);
    expect(gainDb).toBeLessThan(most);
  });

  it('keeps speech about as loud as it was, and within full scale', () => {
    const changesDb = voices.map((voice) => rmsDb(processed(createTimbreEffect(timbre), voice)) - rmsDb(voice));
    const meanDb = changesDb.reduce((sum, change) => sum + change, 0) / changesDb.length;
    expect(Math.abs(meanDb)).toBeLessThan(timbre === 'underwater' ? 4 : 2);
    expect(Math.max(...changesDb)).toBeLessThan(5.5);
    expect(Math.min(...changesDb)).toBeGreaterThan(-9);
    for (const voice of voices) expect(peak(processed(createTimbreEffect(timbre), voice))).toBeLessThan(1);
  });

  it('turns silence into silence', () => {
    expect(peak(processed(createTimbreEffect(timbre), new Float32Array(50 * FRAME)))).toBe(0);
  });

  it('begins with the sound, neither earlier nor with a step', () => {
    const sound = sine(150, 0.5, 20 * FRAME);
    const whole = processed(createTimbreEffect(timbre), Float32Array.from([...new Float32Array(FRAME), ...sound]));
    expect(peak(whole.slice(0, FRAME))).toBe(0);
    expect(Math.abs(whole[FRAME]!)).toBeLessThan(0.001);
  });

  it('gives the same result in short stretches as in long ones', () => {
    const sound = noise(createRandom(4), 0.3, 10 * FRAME);
    const effect = createTimbreEffect(timbre);
    const pieces = sound.slice();
    for (let start = 0; start < pieces.length; start += 480) effect.process(pieces.subarray(start, start + 480));
    const whole = processed(createTimbreEffect(timbre), sound);
    expect(Math.max(...pieces.map((sample, i) => Math.abs(sample - whole[i]!)))).toBeLessThan(1e-4);
  });

  it('stays bounded and comes to rest after the loudest noise', () => {
    const effect = createTimbreEffect(timbre);
    const loud = processed(effect, Float32Array.from(noise(createRandom(5), 2, 100 * FRAME), Math.sign));
    expect(isAllFinite(loud)).toBe(true);
    expect(peak(loud)).toBeLessThan(6);
    const after = processed(effect, new Float32Array(250 * FRAME));
    expect(rmsDb(after.slice(-FRAME))).toBeLessThan(-90);
  });

  it('never produces denormal numbers: its answer to a click ends in zeros', () => {
    const effect = createTimbreEffect(timbre);
    const click = new Float32Array(FRAME);
    click[0] = 1e-3;
    effect.process(click);
    const frame = new Float32Array(FRAME);
    let smallest = Infinity;
    for (let tick = 0; tick < 3_000; tick++) {
      frame.fill(0);
      effect.process(frame);
      for (const sample of frame) if (sample !== 0) smallest = Math.min(smallest, Math.abs(sample));
    }
    expect(smallest).toBeGreaterThan(1.2e-38);
    expect(peak(frame)).toBe(0);
  });

  it('forgets everything on a reset', () => {
    const sound = noise(createRandom(6), 0.3, 30 * FRAME);
    const effect = createTimbreEffect(timbre);
    const first = processed(effect, sound);
    effect.reset();
    expect(processed(effect, sound)).toEqual(first);
  });
});
