import { sleep } from '../sleep.ts';

/** Cross-fade time: long enough not to click, short enough that the two voices are not heard as two. */
const CROSSFADE_SECONDS = 0.02;

/** Latest start of a ramp: one whose start has passed when the audio thread receives it begins with a step. */
const AHEAD_SECONDS = 0.05;

/** Timeout, longer than any stall: a suspended context never reaches the end. */
const LONGEST_WAIT_MS = 2_000;

/** Fades `from` out and `to` in (both 0 to 1) after `delaySeconds`. Resolves at the end, by the audio clock. */
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
