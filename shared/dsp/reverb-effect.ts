import { SAMPLE_RATE_HZ } from '../audio-format.ts';
import type { TimbreEffect } from './timbre.ts';

/** The echoes of a space. */
export interface ReverbSettings {
  /** Length of each of the eight delay lines, samples: more than 240, without common factors. */
  readonly lineSamples: readonly number[];
  /** Time in which the low frequencies fall by 60 dB. */
  readonly decaySeconds: number;
  /** The same at 8 kHz, where walls and air take more. In no line less than half of the other gain: the taps cannot. */
  readonly highDecaySeconds: number;
  /** Gain of the echoes; the voice itself passes unchanged. */
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
/** Lines are longer, so that a block is read before any of it is written. */
const BLOCK_SAMPLES = 240;
/** How much more taps of (d, 1 - 2d, d) attenuate 8 kHz than 0 Hz, divided by d: 2 - 2 cos(2 pi 8,000 / 48,000). */
const HIGH_LOSS = 2 - 2 * Math.cos((2 * Math.PI * 8_000) / SAMPLE_RATE_HZ);
/**
 * Sum of squares below which a block in a line is set to 0, so that it never decays to denormal numbers, which are slow
 * to calculate with.
 */
const RESIDUAL_ENERGY = 1e-28;

/** Output of the lines for one block. It is only used within a call, so all effects share it. */
const outputs = new Float64Array(LINES * BLOCK_SAMPLES);
const sums = new Float64Array(BLOCK_SAMPLES);

/**
 * Places a voice in a room: the voice itself and the echoes of a feedback delay network of eight lines with a
 * Householder matrix (Jot and Chaigne, "Digital delay networks for designing artificial reverberators", 1991). The
 * matrix, 1 - 2/8 for each line and -2/8 for each other, loses no energy; each line does, by 60 dB in the decay time,
 * and by a low-pass of three taps that sets the shorter decay of the highs. That low-pass has no feedback, so the
 * samples of a block do not depend on each other.
 */
export class ReverbEffect implements TimbreEffect {
  readonly #settings: ReverbSettings;
  /** Length of each line in `#lines`: a power of two. */
  readonly #capacity: number;
  readonly #lines: Float32Array;
  readonly #gains = new Float64Array(LINES);
  /** Weight of the samples before and after, in the three-tap low-pass at each line's end. */
  readonly #sideGains = new Float64Array(LINES);
  #position = 0;

  constructor(settings: ReverbSettings) {
    this.#settings = settings;
    this.#capacity = 2 ** Math.ceil(Math.log2(Math.max(...settings.lineSamples) + 1));
    this.#lines = new Float32Array(LINES * this.#capacity);
    for (let line = 0; line < LINES; line++) {
      const seconds = settings.lineSamples[line]! / SAMPLE_RATE_HZ;
      this.#gains[line] = decayGain(seconds, settings.decaySeconds);
      this.#sideGains[line] = (this.#gains[line]! - decayGain(seconds, settings.highDecaySeconds)) / HIGH_LOSS;
    }
  }

  process(samples: Float32Array): void {
    for (let start = 0; start < samples.length; start += BLOCK_SAMPLES)
      this.#processBlock(samples, start, Math.min(BLOCK_SAMPLES, samples.length - start));
  }

  reset(): void {
    this.#lines.fill(0);
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
    const sideGain = this.#sideGains[line]!;
    const centreGain = this.#gains[line]! - 2 * sideGain;
    const position = this.#position - this.#settings.lineSamples[line]!;
    const output = line * BLOCK_SAMPLES;
    let before = lines[first + ((position - 1) & mask)]!;
    let centre = lines[first + (position & mask)]!;
    for (let i = 0; i < count; i++) {
      const after = lines[first + ((position + i + 1) & mask)]!;
      const value = centreGain * centre + sideGain * (before + after);
      outputs[output + i] = value;
      sums[i]! += value;
      before = centre;
      centre = after;
    }
  }

  #writeLine(line: number, samples: Float32Array, start: number, count: number): void {
    const lines = this.#lines;
    const first = line * this.#capacity;
    const mask = this.#capacity - 1;
    const position = this.#position;
    const output = line * BLOCK_SAMPLES;
    // Every other line takes the voice with the opposite sign, so that the first echoes do not add up to a beat.
    const inputGain = line % 2 === 0 ? 1 : -1;
    let energy = 0;
    for (let i = 0; i < count; i++) {
      const value = inputGain * samples[start + i]! + outputs[output + i]! - (2 / LINES) * sums[i]!;
      lines[first + ((position + i) & mask)] = value;
      energy += value * value;
    }
    if (energy < RESIDUAL_ENERGY) for (let i = 0; i < count; i++) lines[first + ((position + i) & mask)] = 0;
  }
}

/** Returns the gain left after `seconds` of a sound that falls by 60 dB in `decaySeconds`. */
function decayGain(seconds: number, decaySeconds: number): number {
  return 10 ** ((-3 * seconds) / decaySeconds);
}
