import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { fade } from '../../../shared/dsp/fade.ts';
import { powerToDb, SILENCE_DB } from '../../../shared/units.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import type { SpeakerInput } from '../ports.ts';

/** -90 dBFS: under the noise of 16 bits. Quieter frames are not worth mixing. */
export const SILENT_POWER = 1e-9;
/** -50 dBFS: above a quiet room at a microphone with automatic gain, below speech. */
const TALKING_POWER = 1e-5;
/** 200 ms: bridges the pauses between syllables. */
const TALKING_HANGOVER_TICKS = 10;
/**
 * Loudness for the selection falls by 0.5 dB a tick, so that a speaker is not deselected during pauses between words.
 */
export const LOUDNESS_DECAY = 0.9;

/** One participant as a speaker, and the properties of its frame in this tick. */
export class SourceSlot {
  readonly input: SpeakerInput;
  /** Mean power of the frame, 0 when silent or muted. */
  power = 0;
  /** Peak-held power, for the selection. */
  loudness = 0;
  /** Whether the frame should be mixed. */
  isActive = false;
  isMuted = false;
  #gain = 1;
  #hangoverTicks = 0;

  constructor(input: SpeakerInput) {
    this.input = input;
  }

  get isTalking(): boolean {
    return this.#hangoverTicks > 0;
  }

  /** Level of the last frame, dBFS; -120 when silent or muted. */
  get levelDb(): number {
    return this.power > 0 ? powerToDb(this.power) : SILENCE_DB;
  }

  /**
   * Takes this tick's frame, 960 samples, into `frame`, which the kernels find at `address`. It is meaningful while
   * `isActive`. Muting and unmuting fade over one frame; a muted speaker's packets are consumed unheard.
   */
  readFrame(nowMs: number, frame: Float32Array, address: number, kernels: MixKernels): void {
    const hasSound = this.input.pull(nowMs, frame);
    const endGain = this.isMuted ? 0 : 1;
    if (hasSound && (this.#gain > 0 || endGain > 0)) {
      fade(frame, 0, FRAME_SAMPLES, 1, this.#gain, endGain);
      const power = kernels.framePower(address);
      // A broken decoder yields NaN, which counts as silence.
      this.power = power < Infinity ? power : 0;
    } else {
      this.power = 0;
    }
    this.#gain = endGain;
    this.isActive = this.power > SILENT_POWER;
    this.loudness = Math.max(this.power, this.loudness * LOUDNESS_DECAY);
    if (this.power > TALKING_POWER) this.#hangoverTicks = TALKING_HANGOVER_TICKS;
    else if (this.#hangoverTicks > 0) this.#hangoverTicks--;
  }
}
