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

/** The row at the upper edge of the view, and how much of it is above: pixels. */
export interface Anchor {
  readonly key: string;
  readonly offset: number;
}

/** Returns the row at the upper edge of a list that is scrolled by `top`; undefined = the list is empty. */
export function anchorAt(keys: readonly string[], heights: readonly number[], top: number): Anchor | undefined {
  let index = 0;
  let start = 0;
  while (index < keys.length - 1 && start + (heights[index] ?? 0) <= top) start += heights[index++] ?? 0;
  const key = keys[index];
  return key === undefined ? undefined : { key, offset: top - start };
}

/** Returns how far to scroll so that a row is where it was; undefined = it is gone. */
export function topOf(
  keys: readonly string[],
  heights: readonly number[],
  { key, offset }: Anchor,
): number | undefined {
  const index = keys.indexOf(key);
  if (index < 0) return undefined;
  return heights.slice(0, index).reduce((sum, height) => sum + height, 0) + offset;
}
