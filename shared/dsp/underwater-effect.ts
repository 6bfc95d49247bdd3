import { SAMPLE_RATE_HZ } from '../audio-format.ts';
import type { TimbreEffect } from './timbre.ts';
import { withoutResidue } from './without-residue.ts';

const CORNER_HZ = 400;
/** The corner swings by this share of itself to both sides: 280 to 520 Hz. */
const WOBBLE_SHARE = 0.3;
const WOBBLE_HZ = 0.8;
const RADIANS_PER_SAMPLE = (2 * Math.PI * WOBBLE_HZ) / SAMPLE_RATE_HZ;
/** 1 / Q of each of the two filters in a row; with Q = 0.7 no frequency is amplified. */
const DAMPING = 1 / 0.7;
/** Samples for which the moving corner is calculated at once. */
const STEP_SAMPLES = 32;

/**
 * Muffles a voice as water does: two low-passes of 12 dB an octave at about 400 Hz, whose corner wobbles slowly. State
 * variable filters with trapezoidal integration, because they stay stable and free of clicks while their corner moves
 * (Simper, "Linear Trapezoidal Integrated State Variable Filter", 2013; Zavalishin, "The Art of VA Filter Design",
 * 2012, chapter 4).
 */
export class UnderwaterEffect implements TimbreEffect {
  /** Two integrators for each filter. */
  readonly #state = new Float64Array(4);
  /**
   * Radians of the wobble, then the gain of the filters' integrators and its step from sample to sample: a field would
   * be boxed again at each change.
   */
  readonly #corner = new Float64Array(3);

  process(samples: Float32Array): void {
    for (let start = 0; start < samples.length; start += STEP_SAMPLES) {
      const end = Math.min(start + STEP_SAMPLES, samples.length);
      this.#moveCorner(end - start);
      this.#filter(samples, start, end, 0);
      this.#filter(samples, start, end, 2);
    }
    for (let i = 0; i < this.#state.length; i++) this.#state[i] = withoutResidue(this.#state[i]!);
  }

  reset(): void {
    this.#state.fill(0);
    this.#corner.fill(0);
  }

  /**
   * Prepares the next `count` samples. The gain of a trapezoidal integrator is the tangent of half the corner's angle.
   */
  #moveCorner(count: number): void {
    const corner = this.#corner;
    const startAngle = (Math.PI / SAMPLE_RATE_HZ) * CORNER_HZ * (1 + WOBBLE_SHARE * Math.sin(corner[0]!));
    corner[0] = (corner[0]! + RADIANS_PER_SAMPLE * count) % (2 * Math.PI);
    const endAngle = (Math.PI / SAMPLE_RATE_HZ) * CORNER_HZ * (1 + WOBBLE_SHARE * Math.sin(corner[0]!));
    corner[1] = Math.tan(startAngle);
    corner[2] = (Math.tan(endAngle) - corner[1]!) / count;
  }

  /** Filters `samples[start..end)` by the low-pass whose integrators are at `at`. */
  #filter(samples: Float32Array, start: number, end: number, at: number): void {
    const startTangent = this.#corner[1]!;
    const tangentStep = this.#corner[2]!;
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
