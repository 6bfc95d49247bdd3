import { BiquadCascade } from './biquad-cascade.ts';
import { FOURTH_ORDER_QS, highPassBiquad, lowPassBiquad, type BiquadCoefficients } from './biquad.ts';
import type { TimbreEffect } from './timbre.ts';

/** The band and amplifier that a voice passes through on a line or on the air. */
export interface BandSettings {
  readonly lowHz: number;
  readonly highHz: number;
  /** Gain before the soft clipping at 1. */
  readonly drive: number;
  /** Gain after the clipping: the largest output. */
  readonly gain: number;
}

/** Speech band of analogue radios, with an overdriven amplifier. The gains keep the loudness of speech. */
export const RADIO_BAND: BandSettings = { lowHz: 300, highHz: 3_400, drive: 8, gain: 0.27 };
/** Narrower, and hardly overdriven: a small capsule in a handset. */
export const PHONE_BAND: BandSettings = { lowHz: 450, highHz: 2_800, drive: 3, gain: 0.7 };

/**
 * Limits a voice to a narrow band: a Butterworth band-pass of 24 dB per octave on both sides, soft clipping x / sqrt(1
 * + x^2), which leaves quiet sounds unchanged and makes loud ones rough, and a low-pass that removes most harmonics
 * above the band. The clipping is odd, so it adds no DC offset; for a band that ends at 3.4 kHz, only the seventh
 * harmonic and higher ones alias.
 */
export class BandEffect implements TimbreEffect {
  readonly #before: BiquadCascade;
  readonly #after: BiquadCascade;
  readonly #drive: number;
  readonly #gain: number;

  constructor({ lowHz, highHz, drive, gain }: BandSettings) {
    const lowPass: BiquadCoefficients[] = FOURTH_ORDER_QS.map((q) => lowPassBiquad(highHz, q));
    this.#before = new BiquadCascade([...FOURTH_ORDER_QS.map((q) => highPassBiquad(lowHz, q)), ...lowPass]);
    this.#after = new BiquadCascade(lowPass);
    this.#drive = drive;
    this.#gain = gain;
  }

  process(samples: Float32Array): void {
    this.#before.process(samples);
    for (let i = 0; i < samples.length; i++) {
      const driven = this.#drive * samples[i]!;
      samples[i] = (this.#gain * driven) / Math.sqrt(1 + driven * driven);
    }
    this.#after.process(samples);
  }

  reset(): void {
    this.#before.reset();
    this.#after.reset();
  }
}
