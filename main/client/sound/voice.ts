import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';

/** The source of a headless client's voice, one frame at a time. */
export interface Voice {
  /** Writes the next 960 mono samples into `frame`. Returns false during a pause, when nothing is sent. */
  nextFrame(frame: Float32Array): boolean;
}

/** Plays `samples` (mono, 48 kHz) from the start, once or in a loop. */
export class RecordedVoice implements Voice {
  readonly #samples: Float32Array;
  readonly #repeats: boolean;
  #position = 0;

  constructor(samples: Float32Array, repeats: boolean) {
    this.#samples = samples;
    this.#repeats = repeats;
  }

  nextFrame(frame: Float32Array): boolean {
    if (this.#position >= this.#samples.length) {
      if (!this.#repeats) return false;
      this.#position = 0;
    }
    for (let index = 0; index < FRAME_SAMPLES; index++) frame[index] = this.#samples[this.#position + index] ?? 0;
    this.#position += FRAME_SAMPLES;
    return true;
  }
}
