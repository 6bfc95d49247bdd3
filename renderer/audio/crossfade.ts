import { sleep } from './sleep.ts';

/** Long enough not to click, short enough that nobody hears two voices. */
const CROSSFADE_SECONDS = 0.02;

/** A ramp whose start has passed when the sound thread learns of it begins with a step: this is how late it may be. */
const AHEAD_SECONDS = 0.05;

/** Longer than any hold-up: a context that stands still never gets to the end. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Fades `from` out and `to` in (both 0 to 1), from `delaySeconds` on. Resolves when that is over, by the sound's own
 * clock.
 */
export async function crossfade(
  context: AudioContext,
  from: AudioParam,
  to: AudioParam,
  delaySeconds = 0,
): Promise<void> {
  const start = context.currentTime + AHEAD_SECONDS + delaySeconds;
  const end = start + CROSSFADE_SECONDS;
  ramp(from, 1, 0, start, end);
  ramp(to, 0, 1, start, end);
  for (let waitedMs = 0; context.currentTime < end + AHEAD_SECONDS && waitedMs < LONGEST_WAIT_MS; waitedMs += 20)
    await sleep(20);
}

function ramp(gain: AudioParam, first: number, last: number, start: number, end: number): void {
  gain.setValueAtTime(first, start);
  gain.linearRampToValueAtTime(last, end);
}
