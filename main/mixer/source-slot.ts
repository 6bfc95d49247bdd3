import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { fade } from '../../shared/dsp/fade.ts';
import { framePower } from '../../shared/dsp/frame-power.ts';
import { powerToDb, SILENCE_DB } from '../../shared/units.ts';
import type { SpeakerInput } from './ports.ts';

/** -90 dBFS: under the noise of 16 bits. Below, a frame is not worth mixing. */
const SILENT_POWER = 1e-9;
/** -50 dBFS: above a quiet room at a microphone with automatic gain, below speech. */
const TALKING_POWER = 1e-5;
/** 200 ms: bridges the pauses between syllables. */
const TALKING_HANGOVER_TICKS = 10;
/** Loudness for the selection falls by 0.5 dB a tick, so that pauses between words do not cost a speaker the place. */
const LOUDNESS_DECAY = 0.9;

/** One participant as a speaker: its frame of this tick, and what is known of it. */
export class SourceSlot {
  readonly input: SpeakerInput;
  /** Mono, 960 samples; meaningful while `isActive`. */
  readonly frame = new Float32Array(FRAME_SAMPLES);
  /** Mean power of the frame, 0 when silent or muted. */
  power = 0;
  /** Peak-held power, for the selection. */
  loudness = 0;
  /** Whether the frame is to be mixed. */
  isActive = false;
  /** Whether the frame is the first after silence: then gains need no ramp, for there is nothing to ramp from. */
  isOnset = false;
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

  /** Takes this tick's frame in. Muting and unmuting fade over one frame; a muted speaker's packets are used up unheard. */
  take(nowMs: number): void {
    const wasActive = this.isActive;
    const hasSound = this.input.pull(nowMs, this.frame);
    const endGain = this.isMuted ? 0 : 1;
    if (hasSound && (this.#gain > 0 || endGain > 0)) {
      fade(this.frame, 0, FRAME_SAMPLES, 1, this.#gain, endGain);
      this.power = framePower(this.frame, FRAME_SAMPLES);
    } else {
      this.power = 0;
    }
    this.#gain = endGain;
    this.isActive = this.power > SILENT_POWER;
    this.isOnset = this.isActive && !wasActive;
    this.loudness = Math.max(this.power, this.loudness * LOUDNESS_DECAY);
    if (this.power > TALKING_POWER) this.#hangoverTicks = TALKING_HANGOVER_TICKS;
    else if (this.#hangoverTicks > 0) this.#hangoverTicks--;
  }
}
