/** Runs `task` once after `delayMs` and returns a function that cancels it. The order is that of `setTimeout`. */
export type Schedule = (task: () => void, delayMs: number) => () => void;

// Every environment has these two, each with its own type of timer.
declare function setTimeout(task: () => void, delayMs: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Schedules on the timers of the environment: a browser, a worker or Node. */
export const scheduleTimer: Schedule = (task, delayMs) => {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
};
