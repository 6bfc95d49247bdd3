import { writeFile } from 'node:fs/promises';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { powerToDb } from '../../../shared/units.ts';
import { formatWav } from './wav-file.ts';

/** Records what a headless client hears: interleaved stereo at 48 kHz, up to a fixed length. */
export class Recording {
  readonly #samples: Float32Array;
  #length = 0;

  /** Allocates `maxSeconds` at once. */
  constructor(maxSeconds: number) {
    this.#samples = new Float32Array(Math.ceil(maxSeconds * 50) * FRAME_SAMPLES * 2);
  }

  add(interleaved: Float32Array): void {
    if (this.#length + interleaved.length > this.#samples.length) return;
    this.#samples.set(interleaved, this.#length);
    this.#length += interleaved.length;
  }

  /** Frames of 20 ms recorded so far. */
  get frames(): number {
    return this.#length / (2 * FRAME_SAMPLES);
  }

  /**
   * Returns the mean power of the frames `first` to `end` (exclusive), left plus right, which does not depend on
   * panning.
   */
  power(first: number, end: number): number {
    let sum = 0;
    const stop = Math.min(this.#length, end * 2 * FRAME_SAMPLES);
    for (let index = first * 2 * FRAME_SAMPLES; index < stop; index++) sum += (this.#samples[index] ?? 0) ** 2;
    return sum / ((end - first) * FRAME_SAMPLES);
  }

  /** Returns the RMS of the whole recording, dBFS for each channel. */
  levelsDb(): { readonly left: number; readonly right: number } {
    const sums: [number, number] = [0, 0];
    for (let index = 0; index < this.#length; index += 2) {
      sums[0] += (this.#samples[index] ?? 0) ** 2;
      sums[1] += (this.#samples[index + 1] ?? 0) ** 2;
    }
    const samples = Math.max(1, this.#length / 2);
    return { left: powerToDb(sums[0] / samples), right: powerToDb(sums[1] / samples) };
  }

  /** Writes the recording as a 16-bit stereo WAV file. */
  async writeWav(path: string): Promise<void> {
    await writeFile(path, formatWav(this.#samples.subarray(0, this.#length), 2));
  }
}
