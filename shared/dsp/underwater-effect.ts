import { SAMPLE_RATE_HZ } from '../audio-format.ts';
import type { TimbreEffect } from './timbre.ts';
import { withoutResidue } from './without-residue.ts';

const CORNER_HZ = 400;
/** The corner swings by this share of itself to both sides: 280 to 520 Hz. */
const WOBBLE_SHARE = 0.3;
const WOBBLE_HZ = 0.8;
const RADIANS_PER_SAMPLE = (2 * Math.PI * WOBBLE_HZ) / SAMPLE_RATE_HZ;
/** 1 / Q of each of the two filters in a row; with Q = 0.7 nothing is louder than it was. */
const DAMPING = 1 / 0.7;
/** The corner moves from sample to sample, but is calculated for so many at once. */
const STEP_SAMPLES = 32;

/**
 * A voice through water: two low-passes of 12 dB an octave at about 400 Hz, whose corner wobbles slowly. State variable filters
 * with trapezoidal integration, because they stay stable and free of clicks while their corner moves (Simper, "Linear
 * Trapezoidal Integrated State Variable Filter", 2013; Zavalishin, "The Art of VA Filter Design", 2012, chapter 4).
 */
export class UnderwaterEffect implements TimbreEffect {
  /** Two integrators for each filter. */
  readonly #state = new Float64Array(4);
  /** Of the wobble, radians. An array, for a field would be boxed anew at each change. */
  readonly #phase = new Float64Array(1);

  process(samples: Float32Array): void {
    for (let start = 0; start < samples.length; start += STEP_SAMPLES) {
      const end = Math.min(start + STEP_SAMPLES, samples.length);
      const startCornerHz = this.#cornerHz();
      this.#phase[0] = (this.#phase[0]! + RADIANS_PER_SAMPLE * (end - start)) % (2 * Math.PI);
      const startTangent = tangentOf(startCornerHz);
      const tangentStep = (tangentOf(this.#cornerHz()) - startTangent) / (end - start);
      this.#filter(samples, start, end, startTangent, tangentStep, 0);
      this.#filter(samples, start, end, startTangent, tangentStep, 2);
    }
    for (let i = 0; i < this.#state.length; i++) this.#state[i] = withoutResidue(this.#state[i]!);
  }

  reset(): void {
    this.#state.fill(0);
    this.#phase[0] = 0;
  }

  #cornerHz(): number {
    return CORNER_HZ * (1 + WOBBLE_SHARE * Math.sin(this.#phase[0]!));
  }

  /** Filters `samples[start..end)` by the low-pass whose integrators are at `at`. */
  #filter(samples: Float32Array, start: number, end: number, startTangent: number, tangentStep: number, at: number): void {
    let band = this.#state[at]!;
    let low = this.#state[at + 1]!;
    for (let i = start; i < end; i++) {
      const tangent = startTangent + tangentStep * (i - start);
      const high = samples[i]! - low;
      const scale = 1 / (1 + tangent * (tangent + DAMPING));
      const bandOutput = scale * (band + tangent * high);
      const lowOutput = low + tangent * bandOutput;
      band = 2 * bandOutput - band;
      low = 2 * lowOutput - low;
      samples[i] = lowOutput;
    }
    this.#state[at] = band;
    this.#state[at + 1] = low;
  }
}

/** Of half the corner's angle: the gain of a trapezoidal integrator. */
function tangentOf(cornerHz: number): number {
  return Math.tan((Math.PI * cornerHz) / SAMPLE_RATE_HZ);
}
