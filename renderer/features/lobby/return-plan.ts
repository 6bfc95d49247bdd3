import { backOffMs } from '../../../shared/back-off.ts';
import { mayReturn, RETURN_BACK_OFF } from '../../../shared/protocol/returning.ts';
import type { Schedule } from '../../../shared/schedule.ts';

export interface ReturnPlanOptions {
  readonly schedule: Schedule;
  /** Milliseconds of a clock that nobody sets. */
  readonly nowMs: () => number;
  /** Milliseconds of the wall clock. */
  readonly wallMs: () => number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly tryAgain: () => void;
}

/** Plans the attempts to return to a lobby whose connection was lost. */
export interface ReturnPlan {
  /** When the connection was lost, milliseconds of the wall clock; null = it is not lost, or lost for good. */
  readonly sinceMs: number | null;
  /**
   * Plans the next attempt after a loss, or after an attempt that failed with `code`. Returns when the connection was
   * lost, or null if another attempt would be in vain: then the plan ends.
   */
  next(code: string): number | null;
  /** Cancels the pause before the next attempt, for one that starts now. Returns false if one is running already. */
  skipPause(): boolean;
  end(): void;
}

export function createReturnPlan({ schedule, nowMs, wallMs, random, tryAgain }: ReturnPlanOptions): ReturnPlan {
  let sinceMs: number | null = null;
  let lostAtMs = 0;
  let attempts = 0;
  let cancelPause: (() => void) | undefined;

  function end(): void {
    cancelPause?.();
    cancelPause = undefined;
    sinceMs = null;
    attempts = 0;
  }

  return {
    get sinceMs() {
      return sinceMs;
    },
    next(code) {
      if (sinceMs === null) {
        sinceMs = wallMs();
        lostAtMs = nowMs();
      }
      if (!mayReturn(code, nowMs() - lostAtMs)) {
        end();
        return null;
      }
      cancelPause?.();
      const pauseMs = backOffMs(RETURN_BACK_OFF, attempts++, random());
      cancelPause = schedule(() => {
        cancelPause = undefined;
        tryAgain();
      }, pauseMs);
      return sinceMs;
    },
    skipPause() {
      if (cancelPause === undefined) return false;
      cancelPause();
      cancelPause = undefined;
      return true;
    },
    end,
  };
}
