/** A duration for people: whole milliseconds, and no "0 ms" for what is only very short. */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 0.5 ? '<1 ms' : `${Math.round(milliseconds)} ms`;
}
