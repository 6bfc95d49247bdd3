import { createTimbreEffect } from '../../../shared/dsp/create-timbre-effect.ts';
import type { Timbre, TimbreEffect } from '../../../shared/dsp/timbre.ts';
import { sine, toneDb } from '../signals.ts';

const FRAME = 960;

/** Runs a sound through an effect in frames; the last one may be short. */
export function processed(effect: TimbreEffect, sound: Float32Array): Float32Array {
  const output = sound.slice();
  for (let start = 0; start < output.length; start += FRAME) effect.process(output.subarray(start, start + FRAME));
  return output;
}

/** Gain of a quiet tone, dB, once the effect has settled. */
export function toneGainDb(timbre: Exclude<Timbre, 'dry'>, frequencyHz: number): number {
  const tone = sine(frequencyHz, 0.02, 100 * FRAME);
  const settled = processed(createTimbreEffect(timbre), tone).slice(50 * FRAME);
  return toneDb(settled, frequencyHz) - toneDb(tone.slice(50 * FRAME), frequencyHz);
}

/** An effect's response to a click of amplitude 1. */
export function impulseResponse(effect: TimbreEffect, count: number): Float32Array {
  const click = new Float32Array(count);
  click[0] = 1;
  return processed(effect, click);
}
