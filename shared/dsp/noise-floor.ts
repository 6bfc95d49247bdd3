import { SAMPLE_RATE_HZ } from '../audio-format.ts';
import { dbToGain, powerToDb } from '../units.ts';

/** Rises slowly, so that speech, which has gaps every second, does not become the floor. */
const RISE_DB_PER_SECOND = 4;
/** In the first second with sound, so that a loud room is known before anybody speaks: devices begin with silence. */
const FIRST_RISE_DB_PER_SECOND = 40;
const FIRST_SECONDS = 1;
/** Falls within this time, not at once: single dips of noise are deeper than its level. */
const FALL_SECONDS = 0.1;

/** Sound that exceeds the floor by this much counts as speech. Steady noise stays within 3 dB. */
const MARGIN_DB = 12;
/** Opens for the softest voice in a silent room, but not for breathing. */
const LEAST_THRESHOLD_DB = -55;
/** In the loudest room, a voice close to the microphone still opens. */
const MOST_THRESHOLD_DB = -22;

const START_POWER = dbToGain(LEAST_THRESHOLD_DB - MARGIN_DB) ** 2;

/**
 * Follows the level of the noise below a voice, and derives the level at which voice activation opens. Allocates only
 * when it is created.
 */
export class NoiseFloor {
  #power = START_POWER;
  #samples = 0;

  /** The level at which voice activation should open now, dBFS. */
  get thresholdDb(): number {
    return Math.min(MOST_THRESHOLD_DB, Math.max(LEAST_THRESHOLD_DB, powerToDb(this.#power) + MARGIN_DB));
  }

  /** Takes the mean power (full scale = 1) around the end of the next `sampleCount` samples. */
  add(power: number, sampleCount: number): void {
    const seconds = sampleCount / SAMPLE_RATE_HZ;
    const isFirst = this.#samples < FIRST_SECONDS * SAMPLE_RATE_HZ;
    if (isFirst && (power > 0 || this.#samples > 0)) this.#samples += sampleCount;
    if (power < this.#power) this.#power += (1 - Math.exp(-seconds / FALL_SECONDS)) * (power - this.#power);
    else {
      const riseDb = seconds * (isFirst ? FIRST_RISE_DB_PER_SECOND : RISE_DB_PER_SECOND);
      this.#power = Math.min(power, Math.max(this.#power, START_POWER) * dbToGain(riseDb) ** 2);
    }
  }
}
