import { SILENCE_DB } from '../../../shared/units.ts';

/**
 * A microphone that works delivers at least its own noise. Five seconds at 20 readings a second are more than any
 * device takes to start.
 */
const SILENT_AFTER_READINGS = 100;

export interface SilenceWatchOptions {
  /** Reports the level of the microphone 20 times a second; returns a function that stops that. */
  readonly subscribe: (listener: (levelDb: number) => void) => () => void;
  readonly onChange: (isSilent: boolean) => void;
}

export interface SilenceWatch {
  /** Handles a microphone that was opened, or closed. */
  setMicrophone(isOn: boolean): void;
}

/**
 * Finds a microphone that delivers nothing but digital silence, because a switch on it or the system has muted it. It
 * listens from when the microphone opens until the first sound, and costs nothing afterwards.
 */
export function createSilenceWatch({ subscribe, onChange }: SilenceWatchOptions): SilenceWatch {
  let isSilent = false;
  let stop: (() => void) | undefined;

  function say(next: boolean): void {
    if (next === isSilent) return;
    isSilent = next;
    onChange(next);
  }

  function watch(): () => void {
    let silentReadings = 0;
    let hasEnded = false;
    const unsubscribe = subscribe((levelDb) => {
      if (hasEnded) return;
      silentReadings += 1;
      if (levelDb <= SILENCE_DB) {
        if (silentReadings === SILENT_AFTER_READINGS) say(true);
        return;
      }
      hasEnded = true;
      say(false);
      // The first reading may come before there is anything to stop.
      queueMicrotask(() => unsubscribe());
    });
    return () => {
      hasEnded = true;
      unsubscribe();
    };
  }

  return {
    setMicrophone(isOn) {
      stop?.();
      say(false);
      stop = isOn ? watch() : undefined;
    },
  };
}
