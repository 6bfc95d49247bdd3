import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatWav, readWavAsMono } from '../../../main/client/sound/wav-file.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { sine, toneDb } from '../signals.ts';

/** RMS of every spoken tone, dBFS. */
const SPOKEN_DB = -20;
/** A tone that is heard reaches this level in its loudest window; other sounds leave less at its frequency. */
const HEARD_DB = -40;
const WINDOW_SAMPLES = SAMPLE_RATE_HZ / 4;

/** The files of a test: the tones that members speak, and what they recorded. */
export class ToneFolder {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'earshot-tones-'));
  #recordings = 0;

  /** Returns a WAV file with one second of a tone; whole seconds hold whole periods, so it repeats without a click. */
  toneFile(toneHz: number): string {
    const file = path.join(this.#folder, `${toneHz}.wav`);
    writeFileSync(file, formatWav(sine(toneHz, Math.SQRT2 * 10 ** (SPOKEN_DB / 20), SAMPLE_RATE_HZ), 1));
    return file;
  }

  /** Returns a name for a recording. */
  recordingFile(): string {
    return path.join(this.#folder, `heard-${++this.#recordings}.wav`);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Returns which of `tonesHz` sound in a recording; none if there is no recording. */
export async function tonesIn(file: string, tonesHz: readonly number[]): Promise<readonly number[]> {
  const wav = await readWavAsMono(file);
  if (!wav.ok) return [];
  return tonesHz.filter((toneHz) => loudestDb(wav.value, toneHz) > HEARD_DB);
}

/** Returns the level of a tone in the window of a quarter of a second in which it is loudest, dBFS. */
function loudestDb(samples: Float32Array, toneHz: number): number {
  let loudest = Number.NEGATIVE_INFINITY;
  for (let start = 0; start + WINDOW_SAMPLES <= samples.length; start += WINDOW_SAMPLES / 2)
    loudest = Math.max(loudest, toneDb(samples.subarray(start, start + WINDOW_SAMPLES), toneHz));
  return loudest;
}
