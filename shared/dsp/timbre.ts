/**
 * How a voice can sound, in the order of the mixer's numbers: a voice in a plan is `slot + timbre * (capacity + 1)`.
 */
export const TIMBRES = ['dry', 'muffled', 'radio', 'underwater', 'vent', 'room', 'hall', 'phone'] as const;
export type Timbre = (typeof TIMBRES)[number];

/**
 * What makes a timbre of a voice, frame by frame. Mono, 48 kHz, any length of frames; never allocates after
 * construction.
 */
export interface TimbreEffect {
  /**
   * Changes a stretch of the voice in place, going on where the last one ended. Samples are finite and within +-2
   * (`boundSamples`).
   */
  process(samples: Float32Array): void;
  /** Forgets the past: what comes next follows silence. */
  reset(): void;
}
