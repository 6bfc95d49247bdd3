import { SAMPLE_RATE_HZ } from '../audio-format.ts';
import { dbToGain } from '../units.ts';
import { NoiseFloor } from './noise-floor.ts';

export interface VoiceActivationOptions {
  /** Level at which it opens, dBFS (RMS of about 10 ms); null = a little above the noise, which it follows. */
  readonly thresholdDb: number | null;
  /** Hangover: how long it stays open below the threshold, ms. */
  readonly holdMs: number;
  /** Pre-roll: how much of the sound before it opens is passed on too, ms: 0 to `MAX_PRE_ROLL_MS`. */
  readonly preRollMs: number;
}

const MAX_PRE_ROLL_MS = 300;

/** Hysteresis: once open, it closes only below the threshold minus this, so that it does not flutter. */
const HYSTERESIS_DB = 6;

/**
 * Window of the level: long enough not to follow the pitch of a low voice (10 ms per period), short enough for the
 * start of a word.
 */
const LEVEL_SECONDS = 0.01;

/** Rumble from fans and desks lies below the lowest voices. */
const RUMBLE_HZ = 90;

/** Length of the fade that opens and closes without a click. */
const RAMP_SAMPLES = 240;

const RING_SAMPLES = 16_384;
const RING_MASK = RING_SAMPLES - 1;

/**
 * Voice activity detection that passes speech on and holds back the rest. A level with hysteresis opens it; it closes
 * after the hangover. While closed, sound runs through a delay, so that the syllable that opens it is passed on from
 * its start; the first pause in the speech drops the delay, and from then on speech is not late. Mono,
 * `SAMPLE_RATE_HZ`; allocates only when it is created.
 */
export class VoiceActivation {
  readonly #ring = new Float32Array(RING_SAMPLES);
  readonly #levelStep = 1 - Math.exp(-1 / (LEVEL_SECONDS * SAMPLE_RATE_HZ));
  readonly #noiseFloor = new NoiseFloor();
  readonly #rumbleStep = 1 - Math.exp((-2 * Math.PI * RUMBLE_HZ) / SAMPLE_RATE_HZ);
  #written = 0;
  #rumble = 0;
  #power = 0;
  #isOn = false;
  #isAutomatic = false;
  #thresholdDb = 0;
  #isActive = false;
  #openPower = 0;
  #closePower = 0;
  #holdSamples = 0;
  #preRollSamples = 0;
  #delaySamples = 0;
  #quietSamples = 0;
  #gain = 1;

  /** Sets the options; null passes everything on at once. Takes effect with the next block, without a click. */
  configure(options: VoiceActivationOptions | null): void {
    this.#isOn = options !== null;
    if (options === null) return;
    this.#isAutomatic = options.thresholdDb === null;
    this.#setThreshold(options.thresholdDb ?? this.#noiseFloor.thresholdDb);
    this.#holdSamples = samplesOf(options.holdMs);
    this.#preRollSamples = samplesOf(Math.min(MAX_PRE_ROLL_MS, Math.max(0, options.preRollMs)));
  }

  /** The level at which it opens now, dBFS. */
  get thresholdDb(): number {
    return this.#thresholdDb;
  }

  /** Whether somebody is speaking. Always false while everything is passed on. */
  get isActive(): boolean {
    return this.#isActive;
  }

  /** How late the sound that is passed on now is, ms. */
  get delaySamples(): number {
    return this.#delaySamples;
  }

  /**
   * Processes `sampleCount` samples, at most 1,984 (the room that the longest pre-roll leaves in the ring), and writes
   * as many. `output` may be `input`.
   */
  process(input: Float32Array, output: Float32Array, sampleCount: number): void {
    this.#append(input, sampleCount);
    this.#noiseFloor.add(this.#power, sampleCount);
    if (this.#isAutomatic) this.#setThreshold(this.#noiseFloor.thresholdDb);
    this.#decide(sampleCount);
    this.#writeDelayed(output, sampleCount, this.#nextDelay(sampleCount));
  }

  #setThreshold(thresholdDb: number): void {
    this.#thresholdDb = thresholdDb;
    this.#openPower = dbToGain(thresholdDb) ** 2;
    this.#closePower = dbToGain(thresholdDb - HYSTERESIS_DB) ** 2;
  }

  #append(input: Float32Array, sampleCount: number): void {
    let power = this.#power;
    let rumble = this.#rumble;
    for (let i = 0; i < sampleCount; i++) {
      const sample = input[i]!;
      this.#ring[(this.#written + i) & RING_MASK] = sample;
      rumble += this.#rumbleStep * (sample - rumble);
      const voice = sample - rumble;
      power += this.#levelStep * (voice * voice - power);
    }
    this.#written = (this.#written + sampleCount) & RING_MASK;
    // A denormal number is slow to calculate with, and means silence.
    this.#power = power > 1e-20 ? power : 0;
    this.#rumble = Math.abs(rumble) > 1e-20 ? rumble : 0;
  }

  #decide(sampleCount: number): void {
    const isLoud = this.#power >= (this.#isActive ? this.#closePower : this.#openPower);
    this.#quietSamples = isLoud ? 0 : Math.min(this.#quietSamples + sampleCount, 10 * SAMPLE_RATE_HZ);
    if (!this.#isOn) this.#isActive = false;
    else if (isLoud) this.#isActive = true;
    // Speech from the time before the delay was dropped has to leave first.
    else if (this.#quietSamples >= this.#holdSamples && this.#quietSamples >= this.#delaySamples + RAMP_SAMPLES)
      this.#isActive = false;
  }

  #nextDelay(sampleCount: number): number {
    if (!this.#isOn) return 0;
    // A change is inaudible now.
    if (!this.#isActive && this.#gain === 0) return this.#preRollSamples;
    // The pause is as long as the delay, so only silence is skipped.
    return this.#quietSamples > this.#delaySamples + sampleCount ? 0 : this.#delaySamples;
  }

  #writeDelayed(output: Float32Array, sampleCount: number, delay: number): void {
    const target = this.#isOn && !this.#isActive ? 0 : 1;
    const first = this.#written - sampleCount + RING_SAMPLES;
    let gain = this.#gain;
    for (let i = 0; i < sampleCount; i++) {
      gain = target === 1 ? Math.min(1, gain + 1 / RAMP_SAMPLES) : Math.max(0, gain - 1 / RAMP_SAMPLES);
      const before = this.#ring[(first + i - this.#delaySamples) & RING_MASK]!;
      const share = (i + 1) / sampleCount;
      const sample =
        delay === this.#delaySamples
          ? before
          : before * (1 - share) + this.#ring[(first + i - delay) & RING_MASK]! * share;
      output[i] = gain * sample;
    }
    this.#gain = gain;
    this.#delaySamples = delay;
  }
}

function samplesOf(milliseconds: number): number {
  return Math.round((milliseconds * SAMPLE_RATE_HZ) / 1_000);
}
