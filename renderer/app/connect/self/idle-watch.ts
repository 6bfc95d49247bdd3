import { scheduleEvery, type Schedule } from '../../../../shared/schedule.ts';

/** Often enough for times of minutes. */
const LOOK_EVERY_MS = 10_000;

interface IdleWatchOptions {
  /** After how long without a sign somebody is idle, minutes; 0 = never. */
  readonly minutes: () => number;
  readonly onChange: (isIdle: boolean) => void;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
}

interface IdleWatch {
  /** A sign of the player: input, talk, a move in the game. */
  noteSign(): void;
  /** Looks now, as after a change of `minutes`. */
  look(): void;
}

/** Watches whether there is a sign of the player at the computer. */
export function createIdleWatch({ minutes, onChange, schedule, nowMs }: IdleWatchOptions): IdleWatch {
  let signAtMs = nowMs();
  let isIdle = false;
  function look(): void {
    const limitMs = minutes() * 60_000;
    const isNow = limitMs > 0 && nowMs() - signAtMs >= limitMs;
    if (isNow === isIdle) return;
    isIdle = isNow;
    onChange(isIdle);
  }
  scheduleEvery(schedule, look, LOOK_EVERY_MS);
  return {
    noteSign() {
      signAtMs = nowMs();
      if (isIdle) look();
    },
    look,
  };
}
