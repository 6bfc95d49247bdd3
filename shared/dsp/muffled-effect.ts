import { BiquadCascade } from './biquad-cascade.ts';
import { BUTTERWORTH_Q, lowPassBiquad } from './biquad.ts';
import type { TimbreEffect } from './timbre.ts';

const CORNER_HZ = 600;
/**
 * The second low-pass has a higher corner. High frequencies still fall by 24 dB per octave, but where both a dry and a
 * muffled voice are loud their phases differ by less than 150 degrees, so no mixture of the two has a notch.
 */
const SECOND_CORNER_HZ = 5_000;
const SECTIONS = [lowPassBiquad(CORNER_HZ, BUTTERWORTH_Q), lowPassBiquad(SECOND_CORNER_HZ, BUTTERWORTH_Q)];

/**
 * A voice behind a wall, a mask, a closed door: low-pass at 600 Hz, -9.4 dB at 1 kHz, -29 dB at 3 kHz, -55 dB at 8 kHz.
 * It amplifies no frequency.
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
