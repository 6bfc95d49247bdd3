import type { BiquadCoefficients } from './biquad.ts';
import { withoutResidue } from './without-residue.ts';

/**
 * Filters with several biquads in series, in transposed direct form II. One channel; in place; allocation-free after
 * construction.
 */
export class BiquadCascade {
  readonly #sections: readonly BiquadCoefficients[];
  /** Two for each section. */
  readonly #state: Float64Array;

  constructor(sections: readonly BiquadCoefficients[]) {
    this.#sections = sections;
    this.#state = new Float64Array(2 * sections.length);
  }

  process(samples: Float32Array): void {
    for (let section = 0; section < this.#sections.length; section++) this.#processSection(samples, section);
  }

  reset(): void {
    this.#state.fill(0);
  }

  #processSection(samples: Float32Array, section: number): void {
    const coefficients = this.#sections[section]!;
    const b0 = coefficients[0]!;
    const b1 = coefficients[1]!;
    const b2 = coefficients[2]!;
    const a1 = coefficients[3]!;
    const a2 = coefficients[4]!;
    const state = this.#state;
    let state1 = state[2 * section]!;
    let state2 = state[2 * section + 1]!;
    for (let i = 0; i < samples.length; i++) {
      const input = samples[i]!;
      const output = b0 * input + state1;
      state1 = b1 * input - a1 * output + state2;
      state2 = b2 * input - a2 * output;
      samples[i] = output;
    }
    state[2 * section] = withoutResidue(state1);
    state[2 * section + 1] = withoutResidue(state2);
  }
}
