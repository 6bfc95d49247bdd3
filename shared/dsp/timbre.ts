/**
 * The timbres a voice can have, in the order of the mixer's numbers: a voice in a plan is `slot + timbre * (capacity +
 * 1)`.
 */
export const TIMBRES = ['dry', 'muffled', 'radio', 'underwater', 'vent', 'room', 'hall', 'phone'] as const;
export type Timbre = (typeof TIMBRES)[number];

/**
 * Applies a timbre to a voice, frame by frame. Mono, 48 kHz, frames of any length; never allocates after construction.
 */
export interface TimbreEffect {
  /**
   * Processes a stretch of the voice in place, continuing where the last one ended. Samples are finite and within +-2
   * (`boundSamples`).
   */
  process(samples: Float32Array): void;
  /** Resets the state, as if the next stretch followed silence. */
  reset(): void;
}
