import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import { styled, type Line } from './styled-line.ts';
import type { TerminalScreen } from './terminal-screen.ts';

/** How often the seconds change in place, and how often they are printed where nothing can change. */
const LIVE_STEP_MS = 1_000;
const PLAIN_STEP_MS = 5_000;

/** Shorter times are not shown. */
const SHOWN_SECONDS = 1;

interface ProgressPorts {
  readonly screen: Pick<TerminalScreen, 'hasStatus' | 'report' | 'setStatus'>;
  readonly schedule: Schedule;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
}

/** Something under way. */
export interface Step {
  /** Prints that it is done. `result` replaces "done": "no router answered". */
  done(result?: string): void;
  /** Ends it without a word, as before an error. */
  stop(): void;
}

/**
 * Says at once what is under way, and then how long it has taken: each second in place on a terminal, and in lines of
 * their own every five seconds elsewhere. `what` is a verb in its -ing form and its object: "Opening port 7777".
 */
export function beginStep(what: string, { screen, schedule, nowMs }: ProgressPorts): Step {
  const startMs = nowMs();
  let isOver = false;
  const seconds = (): number => Math.round((nowMs() - startMs) / 1_000);
  const show = (): void => {
    const time = seconds() < SHOWN_SECONDS ? '' : ` ${seconds()} s`;
    if (screen.hasStatus) screen.setStatus([`${what} …`, styled('quiet', time)]);
    else screen.report(time === '' ? `${what} ...` : `${what}: ${time.trim()} so far ...`);
  };
  show();
  const stopTimer = scheduleEvery(schedule, show, screen.hasStatus ? LIVE_STEP_MS : PLAIN_STEP_MS);
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    stopTimer();
    screen.setStatus(undefined);
  };
  return {
    stop,
    done: (result = 'done') => {
      if (isOver) return;
      stop();
      // Without a terminal, the line that begins a short step is enough.
      if (screen.hasStatus || result !== 'done' || seconds() >= SHOWN_SECONDS)
        screen.report(doneLine(what, result, seconds()));
    },
  };
}

function doneLine(what: string, result: string, seconds: number): Line {
  const time = seconds < SHOWN_SECONDS ? '' : ` (${seconds} s)`;
  return [`${what}: `, styled(result === 'done' ? 'good' : 'warning', result), styled('quiet', time)];
}
