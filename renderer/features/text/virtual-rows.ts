/** The rows to draw, and the room that the others take: pixels. */
export interface RowWindow {
  readonly first: number;
  /** The row after the last one to draw. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Returns which rows of a list to draw: those in view, and `margin` pixels above and below it. `top`: how far the list
 * is scrolled; more than there is means its end.
 */
export function windowOf(
  heights: readonly number[],
  { top, height }: { readonly top: number; readonly height: number },
  margin: number,
): RowWindow {
  const total = heights.reduce((sum, one) => sum + one, 0);
  const start = Math.max(0, Math.min(top, total - height)) - margin;
  const stop = start + height + 2 * margin;
  let [first, before] = [0, 0];
  while (first < heights.length && before + (heights[first] ?? 0) < start) before += heights[first++] ?? 0;
  let [end, bottom] = [first, before];
  while (end < heights.length && bottom < stop) bottom += heights[end++] ?? 0;
  return { first, end, before, after: total - bottom };
}
