/** Runs `task` once after `delayMs` and returns a function that cancels it. The order is that of `setTimeout`. */
export type Schedule = (task: () => void, delayMs: number) => () => void;

// Every environment has these two, each with its own type of timer.
declare function setTimeout(task: () => void, delayMs: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Runs `task` every `intervalMs` from now on, first after one interval, and returns a function that ends this. */
export function scheduleEvery(schedule: Schedule, task: () => void, intervalMs: number): () => void {
  const run = (): void => {
    cancel = schedule(run, intervalMs);
    task();
  };
  let cancel = schedule(run, intervalMs);
  return () => cancel();
}

/** Schedules on the timers of the environment: a browser, a worker or Node. */
export const scheduleTimer: Schedule = (task, delayMs) => {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
};
