import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import type { Voice } from '../client/sound/voice.ts';

/** A recorded voice that its owner switches on and off, like a push-to-talk key. It fades, so that nothing clicks. */
export class ScheduledVoice implements Voice {
  /** Whether the key is held. */
  isHeld = false;
  /** Mean power of the last frame; 0 if none was sent. */
  lastPower = 0;
  /** The last frame; zeros if none was sent. */
  readonly lastFrame = new Float32Array(FRAME_SAMPLES);
  readonly #samples: Float32Array;
  #position: number;
  #gain = 0;

  /** Uses `samples` (mono, 48 kHz, longer than a frame) from `startSample`, in a loop. */
  constructor(samples: Float32Array, startSample: number) {
    this.#samples = samples;
    this.#position = startSample % samples.length;
  }

  nextFrame(frame: Float32Array): boolean {
    const target = this.isHeld ? 1 : 0;
    this.lastPower = 0;
    if (target === 0 && this.#gain === 0) {
      this.lastFrame.fill(0);
      return false;
    }
    for (let index = 0; index < FRAME_SAMPLES; index++) {
      const gain = this.#gain + ((target - this.#gain) * (index + 1)) / FRAME_SAMPLES;
      const sample = gain * (this.#samples[this.#position] ?? 0);
      frame[index] = sample;
      this.lastPower += (sample * sample) / FRAME_SAMPLES;
      this.#position = (this.#position + 1) % this.#samples.length;
    }
    this.lastFrame.set(frame);
    this.#gain = target;
    return true;
  }
}
