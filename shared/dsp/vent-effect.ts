import { BiquadCascade } from './biquad-cascade.ts';
import { BUTTERWORTH_Q, highPassBiquad, lowPassBiquad } from './biquad.ts';
import type { TimbreEffect } from './timbre.ts';
import { withoutResidue } from './without-residue.ts';

/** 3.8 ms: a duct of 65 cm, there and back. Resonances lie at the multiples of 262 Hz. */
const DELAY_SAMPLES = 183;
const LINE_SAMPLES = 256;
/** The share that returns after each round trip, and how much of it loses its high frequencies at the walls. */
const FEEDBACK = 0.72;
const DAMPING = 0.25;
/** Restores the level of speech. */
const GAIN = 0.85;
/**
 * Sum of squares of a frame below which the line is cleared, so that it never decays to denormal numbers, which are
 * slow to calculate with.
 */
const RESIDUAL_ENERGY = 1e-28;
const SECTIONS = [highPassBiquad(180, BUTTERWORTH_Q), lowPassBiquad(4_000, BUTTERWORTH_Q)];

/**
 * Places a voice in a metal duct: a feedback comb with a low-pass in its loop (Moorer, "About This Reverberation
 * Business", 1979; gain between 1 / (1 + g) and 1 / (1 - g)), in the band from 180 Hz to 4 kHz.
 */
export class VentEffect implements TimbreEffect {
  readonly #band = new BiquadCascade(SECTIONS);
  readonly #line = new Float32Array(LINE_SAMPLES);
  /** State of the low-pass in the loop. */
  readonly #state = new Float64Array(1);
  #position = 0;

  process(samples: Float32Array): void {
    this.#band.process(samples);
    const line = this.#line;
    let position = this.#position;
    let damped = this.#state[0]!;
    let energy = 0;
    for (let i = 0; i < samples.length; i++) {
      damped += (1 - DAMPING) * (line[(position - DELAY_SAMPLES) & (LINE_SAMPLES - 1)]! - damped);
      const output = samples[i]! + FEEDBACK * damped;
      line[position] = output;
      energy += output * output;
      position = (position + 1) & (LINE_SAMPLES - 1);
      samples[i] = GAIN * output;
    }
    this.#position = position;
    this.#state[0] = withoutResidue(damped);
    if (energy < RESIDUAL_ENERGY) line.fill(0);
  }

  reset(): void {
    this.#band.reset();
    this.#line.fill(0);
    this.#state[0] = 0;
    this.#position = 0;
  }
}
