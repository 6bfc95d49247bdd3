import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { gainToDb, powerToDb } from '../../shared/units.ts';

/** Makes and measures test sounds. Mono unless a function says otherwise; full scale is 1. */

/** Seeded uniform random numbers in [0, 1) (mulberry32): the same seed gives the same test. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` samples of an endless sine, from sample `firstSample` on. */
export function sine(frequencyHz: number, amplitude: number, count: number, firstSample = 0): Float32Array {
  const step = (2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ;
  return Float32Array.from({ length: count }, (_, i) => amplitude * Math.sin(step * (firstSample + i)));
}

/** White noise, uniform in +-amplitude. */
export function noise(random: () => number, amplitude: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => amplitude * (2 * random() - 1));
}

/** One channel of an interleaved stereo sound: 0 left, 1 right. */
export function channelOf(stereo: Float32Array, channel: 0 | 1): Float32Array {
  return Float32Array.from({ length: stereo.length / 2 }, (_, i) => stereo[2 * i + channel]!);
}

export function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Root mean square, dBFS: a full-scale sine has -3.01. */
export function rmsDb(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return powerToDb(samples.length === 0 ? 0 : sum / samples.length);
}

/** Level of one frequency, as the RMS of the sine that it would be, dBFS (Goertzel's algorithm with a Hann window). */
export function toneDb(samples: Float32Array, frequencyHz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ);
  let previous = 0;
  let beforePrevious = 0;
  for (let i = 0; i < samples.length; i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / samples.length);
    const current = window * samples[i]! + coefficient * previous - beforePrevious;
    beforePrevious = previous;
    previous = current;
  }
  const power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
  // The window halves the amplitude; a sine of amplitude A sums to A * N / 4.
  const amplitude = (4 * Math.sqrt(Math.max(0, power))) / samples.length;
  return gainToDb(amplitude / Math.SQRT2);
}

/**
 * The largest second difference relative to that of a sine of `frequencyHz` and `amplitude`. A smooth sound gives about
 * 1 or less; a step of a tenth of the amplitude in a 440 Hz tone gives about 30.
 */
export function clickRatio(samples: Float32Array, frequencyHz: number, amplitude: number): number {
  let largest = 0;
  for (let i = 2; i < samples.length; i++) {
    largest = Math.max(largest, Math.abs(samples[i]! - 2 * samples[i - 1]! + samples[i - 2]!));
  }
  const own = amplitude * (2 - 2 * Math.cos((2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ));
  return largest / own;
}

/** The largest absolute sample. */
export function peak(samples: Float32Array): number {
  let largest = 0;
  for (const sample of samples) largest = Math.max(largest, Math.abs(sample));
  return largest;
}

export function isAllFinite(samples: Float32Array): boolean {
  return samples.every((sample) => Number.isFinite(sample));
}
