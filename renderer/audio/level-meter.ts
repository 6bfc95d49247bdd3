import { powerToDb } from '../../shared/units.ts';

/** 20 readings a second look continuous. */
const INTERVAL_MS = 50;

/** 2,048 samples at 48 kHz are 43 ms, so readings miss little of the sound between them. */
const WINDOW_SAMPLES = 2_048;

export interface LevelMeter {
  readonly node: AnalyserNode;
  /**
   * Reports the level of the last 43 ms, decibels relative to full scale, 20 times a second. Measures only while it has
   * listeners.
   */
  subscribe(listener: (levelDb: number) => void): () => void;
}

/** Creates a meter to connect a source to. */
export function createLevelMeter(context: AudioContext): LevelMeter {
  const node = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
  const samples = new Float32Array(WINDOW_SAMPLES);
  const listeners = new Set<(levelDb: number) => void>();
  let timer: ReturnType<typeof setInterval> | undefined;

  function measure(): void {
    node.getFloatTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    const levelDb = powerToDb(sum / WINDOW_SAMPLES);
    for (const listener of listeners) listener(levelDb);
  }

  return {
    node,
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(measure, INTERVAL_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
