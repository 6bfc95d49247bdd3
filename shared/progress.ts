import { scheduleEvery, type Schedule } from './schedule.ts';

const STEP_MS = 5_000;

/**
 * Prints that something is under way, and every five seconds how long it has taken. Returns a function that stops that.
 * `what` is a verb in its -ing form and its object: "Starting the lobby".
 */
export function showProgress(what: string, print: (line: string) => void, schedule: Schedule): () => void {
  let elapsedMs = 0;
  print(`${what} ...`);
  return scheduleEvery(
    schedule,
    () => {
      elapsedMs += STEP_MS;
      print(`${what}: ${elapsedMs / 1_000} s so far ...`);
    },
    STEP_MS,
  );
}
