import { SAMPLE_RATE_HZ } from '../audio-format.ts';
import type { TimbreEffect } from './timbre.ts';
import { withoutResidue } from './without-residue.ts';

/** A space, as its echoes have it. */
export interface ReverbSettings {
  /** Of each of the eight delay lines, samples: 240 and more, without common factors. */
  readonly lineSamples: readonly number[];
  /** Time in which the low frequencies fall by 60 dB. */
  readonly decaySeconds: number;
  /** The same at 8 kHz, where walls and air take more. */
  readonly highDecaySeconds: number;
  /** Of the echoes; the voice itself passes as it is. */
  readonly wetGain: number;
}

/** About 5 x 4 x 2.5 m, furnished. */
export const ROOM_REVERB: ReverbSettings = {
  lineSamples: [331, 397, 467, 541, 613, 701, 787, 877],
  decaySeconds: 0.45,
  highDecaySeconds: 0.25,
  wetGain: 0.14,
};
/** About 30 x 20 x 10 m, stone. */
export const HALL_REVERB: ReverbSettings = {
  lineSamples: [1_433, 1_601, 1_867, 2_053, 2_251, 2_399, 2_617, 2_797],
  decaySeconds: 1.9,
  highDecaySeconds: 0.9,
  wetGain: 0.13,
};

const LINES = 8;
/** No line is shorter, so that a block is read before any of it is written. */
const BLOCK_SAMPLES = 240;
const HIGH_HZ = 8_000;
/** Added and taken away again, it rounds to 0 what is below 1e-28: delay lines of 32 bits never hold denormal numbers. */
const ROUNDING = 1e-12;

/** What the lines give in a block: used within a call, hence one for all. */
const outputs = new Float64Array(LINES * BLOCK_SAMPLES);
const sums = new Float64Array(BLOCK_SAMPLES);

/**
 * A voice in a room: itself, and the echoes of a feedback delay network of eight lines with a Householder matrix (Jot and Chaigne,
 * "Digital delay networks for designing artificial reverberators", 1991). The matrix, 1 - 2/8 for each line and -2/8 for each other, loses no
 * energy; each line does, by 60 dB in the decay time, and by a one-pole low-pass that sets the shorter decay of the highs.
 */
export class ReverbEffect implements TimbreEffect {
  readonly #settings: ReverbSettings;
  /** Of each line in `#lines`: a power of two. */
  readonly #capacity: number;
  readonly #lines: Float32Array;
  readonly #gains = new Float64Array(LINES);
  readonly #dampings = new Float64Array(LINES);
  /** Of the lines' low-passes. */
  readonly #states = new Float64Array(LINES);
  #position = 0;

  constructor(settings: ReverbSettings) {
    this.#settings = settings;
    this.#capacity = 2 ** Math.ceil(Math.log2(Math.max(...settings.lineSamples) + 1));
    this.#lines = new Float32Array(LINES * this.#capacity);
    for (let line = 0; line < LINES; line++) {
      const seconds = settings.lineSamples[line]! / SAMPLE_RATE_HZ;
      this.#gains[line] = decayGain(seconds, settings.decaySeconds);
      this.#dampings[line] = dampingFor(decayGain(seconds, settings.highDecaySeconds) / this.#gains[line]!);
    }
  }

  process(samples: Float32Array): void {
    for (let start = 0; start < samples.length; start += BLOCK_SAMPLES) this.#processBlock(samples, start, Math.min(BLOCK_SAMPLES, samples.length - start));
    for (let line = 0; line < LINES; line++) this.#states[line] = withoutResidue(this.#states[line]!);
  }

  reset(): void {
    this.#lines.fill(0);
    this.#states.fill(0);
    this.#position = 0;
  }

  #processBlock(samples: Float32Array, start: number, count: number): void {
    sums.fill(0);
    for (let line = 0; line < LINES; line++) this.#readLine(line, count);
    for (let line = 0; line < LINES; line++) this.#writeLine(line, samples, start, count);
    const wetGain = this.#settings.wetGain;
    for (let i = 0; i < count; i++) samples[start + i]! += wetGain * sums[i]!;
    this.#position = (this.#position + count) & (this.#capacity - 1);
  }

  #readLine(line: number, count: number): void {
    const lines = this.#lines;
    const first = line * this.#capacity;
    const mask = this.#capacity - 1;
    const gain = this.#gains[line]!;
    const damping = this.#dampings[line]!;
    const position = this.#position - this.#settings.lineSamples[line]!;
    const output = line * BLOCK_SAMPLES;
    let state = this.#states[line]!;
    for (let i = 0; i < count; i++) {
      state = (1 - damping) * gain * lines[first + ((position + i) & mask)]! + damping * state;
      outputs[output + i] = state;
      sums[i]! += state;
    }
    this.#states[line] = state;
  }

  #writeLine(line: number, samples: Float32Array, start: number, count: number): void {
    const lines = this.#lines;
    const first = line * this.#capacity;
    const mask = this.#capacity - 1;
    const position = this.#position;
    const output = line * BLOCK_SAMPLES;
    // Every other line takes the voice with the opposite sign: so the first echoes do not add up to a beat.
    const inputGain = line % 2 === 0 ? 1 : -1;
    for (let i = 0; i < count; i++) {
      const value = inputGain * samples[start + i]! + outputs[output + i]! - (2 / LINES) * sums[i]!;
      lines[first + ((position + i) & mask)] = value + ROUNDING - ROUNDING;
    }
  }
}

/** What is left after `seconds` of a sound that falls by 60 dB in `decaySeconds`. */
function decayGain(seconds: number, decaySeconds: number): number {
  return 10 ** ((-3 * seconds) / decaySeconds);
}

/** The pole of a one-pole low-pass, 1 at 0 Hz, whose gain at 8 kHz is `gain` (0 < gain < 1): the smaller root of its squared magnitude. */
function dampingFor(gain: number): number {
  const cosine = Math.cos((2 * Math.PI * HIGH_HZ) / SAMPLE_RATE_HZ);
  const squared = gain * gain;
  const half = (1 - squared * cosine) / (1 - squared);
  return half - Math.sqrt(half * half - 1);
}
