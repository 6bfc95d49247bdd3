import { BiquadCascade } from './biquad-cascade.ts';
import { BUTTERWORTH_Q, lowPassBiquad } from './biquad.ts';
import type { TimbreEffect } from './timbre.ts';

const CORNER_HZ = 600;
/**
 * The second low-pass lies higher: so the highs fall by 24 dB an octave, and yet the phase where both a dry and a
 * muffled voice are loud stays under 150 degrees, so that any mixture of the two has no hole in it.
 */
const SECOND_CORNER_HZ = 5_000;
const SECTIONS = [lowPassBiquad(CORNER_HZ, BUTTERWORTH_Q), lowPassBiquad(SECOND_CORNER_HZ, BUTTERWORTH_Q)];

/**
 * A voice behind a wall, a mask, a closed door: low-pass at 600 Hz, -9.4 dB at 1 kHz, -29 dB at 3 kHz, -55 dB at 8 kHz.
 * No frequency gains.
 */
export class MuffledEffect implements TimbreEffect {
  readonly #filter = new BiquadCascade(SECTIONS);

  process(samples: Float32Array): void {
    this.#filter.process(samples);
  }

  reset(): void {
    this.#filter.reset();
  }
}
