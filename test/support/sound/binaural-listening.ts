import { expect } from 'vitest';
import {
  directionDelaySamples,
  headDirection,
  mirroredDirection,
  readHeadResponses,
  RESPONSE_TAPS,
} from '../../../main/mixer/kernel/head-responses.ts';
import { DEFAULT_EAR_OUTPUT, type EarOutput } from '../../../shared/model/sound/ear-output.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { MixerHarness, type MixerHarnessOptions } from '../mixer/mixer-harness.ts';
import { channelOf, createRandom, noise, sine } from '../signals.ts';

export const FRAME = 960;
/** Linear, 2 to 30 m: 16 m away is half as loud. */
export const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 };
export const STEREO = DEFAULT_EAR_OUTPUT;
export const ON: EarOutput = { mode: 'binaural', widthPercent: 100 };
export const METRES = 16;
export const GAIN = 0.5;
export const hiss = noise(createRandom(1), 0.1, 40 * FRAME);
export const hissing = (tick: number): Float32Array => hiss.slice((tick % 40) * FRAME, ((tick % 40) + 1) * FRAME);
export const tone = (tick: number): Float32Array => sine(500, 0.2, FRAME, tick * FRAME);
const responses = readHeadResponses();

export type Place = readonly [x: number, y: number, z: number];

/** A position from which a voice has half its loudness, for a listener at the origin who looks along z. */
export function placeAt(azimuthDegrees: number, elevationDegrees = 0): Place {
  const [azimuth, elevation] = [(azimuthDegrees * Math.PI) / 180, (elevationDegrees * Math.PI) / 180];
  const across = METRES * Math.cos(elevation);
  return [across * Math.sin(azimuth), METRES * Math.sin(elevation), across * Math.cos(azimuth)];
}

function directionOf([x, y, z]: Place): number {
  return headDirection(x, y, z);
}

/** What a listener in slot 2, at the origin, hears of a speaker in slot 1. */
export function listen(
  place: Place,
  speak: (tick: number) => Float32Array | undefined,
  ticks: number,
  options: MixerHarnessOptions = {},
): { readonly left: Float32Array; readonly right: Float32Array } {
  const harness = new MixerHarness({ rules: RULES, output: ON, ...options });
  harness.join(1, place, speak, (options.workers ?? 1) - 1);
  harness.join(2, [0, 0, 0]);
  harness.run(ticks);
  return { left: channelOf(harness.heard(2), 0), right: channelOf(harness.heard(2), 1) };
}

/** The sound from a direction at the left ear, computed by definition in 64 bits, delayed by this many samples. */
function filtered(sound: Float32Array, direction: number, delaySamples: number): Float64Array {
  const first = RESPONSE_TAPS * (direction - 1);
  return Float64Array.from(sound, (_, i) => {
    let sum = 0;
    for (let t = 0; t < RESPONSE_TAPS; t++) sum += responses[first + t]! * (sound[i - t - delaySamples] ?? 0);
    return sum;
  });
}

export function expectEars(
  heard: { readonly left: Float32Array; readonly right: Float32Array },
  sound: Float32Array,
  place: Place,
  gain = GAIN,
): void {
  const direction = directionOf(place);
  const delay = directionDelaySamples(direction);
  const left = filtered(sound, direction, Math.max(0, delay));
  const right = filtered(sound, mirroredDirection(direction), Math.max(0, -delay));
  for (let i = 0; i < sound.length; i++) {
    expect(Math.abs(heard.left[i]! - gain * Math.SQRT1_2 * left[i]!)).toBeLessThan(1e-6);
    expect(Math.abs(heard.right[i]! - gain * Math.SQRT1_2 * right[i]!)).toBeLessThan(1e-6);
  }
}

/** Noise with the spectrum of speech, roughly: from 100 to 500 Hz, above that 6 dB less for each octave. */
export function speechNoise(samples: number): Float32Array {
  const [lowStep, highStep] = [(2 * Math.PI * 500) / 48_000, (2 * Math.PI * 100) / 48_000];
  let [low, under] = [0, 0];
  return noise(createRandom(7), 0.5, samples).map((sample) => {
    low += lowStep * (sample - low);
    under += highStep * (low - under);
    return low - under;
  });
}

/** Compares bit by bit. */
export function expectSame(one: Float32Array, other: Float32Array): void {
  expect(one.length).toBe(other.length);
  expect(one.findIndex((sample, i) => sample !== other[i])).toBe(-1);
}
