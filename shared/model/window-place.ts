import * as v from 'valibot';

/** `full`: the whole window. `compact`: a strip beside a game. `mini`: only who talks. */
export const WINDOW_SHAPES = ['full', 'compact', 'mini'] as const;
export type WindowShape = (typeof WINDOW_SHAPES)[number];

function whole(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** A window's place on the desktop, with its frame, in pixels that are independent of the screen's scale. */
export const windowBoundsSchema = v.object({
  x: whole(-32_768, 32_767),
  y: whole(-32_768, 32_767),
  width: whole(100, 16_384),
  height: whole(80, 16_384),
});
export type WindowBounds = v.InferOutput<typeof windowBoundsSchema>;

/** The sizes of the shapes until the player changes them. */
const SIZES: { readonly [Shape in WindowShape]: Pick<WindowBounds, 'width' | 'height'> } = {
  full: { width: 1_280, height: 800 },
  compact: { width: 280, height: 640 },
  mini: { width: 240, height: 120 },
};

/** The smallest window, in pixels. */
export const LEAST_WINDOW = { width: 240, height: 120 } as const;

/** Returns where a shape goes that has no place yet: at the upper right corner of where the window is now. */
export function firstPlaceOf(shape: WindowShape, current: WindowBounds): WindowBounds {
  const { width, height } = SIZES[shape];
  return { x: current.x + current.width - width, y: current.y, width, height };
}

/** This much of a window must be on a screen, in pixels, or nobody can move it. */
const LEAST_VISIBLE = 64;

/**
 * Returns bounds whose window can be reached on one of the screens, of which `areas` are the parts that no panel
 * covers: the same bounds, or moved and shrunk into the first area if the screen that they were on is gone.
 */
export function fitIntoAreas(bounds: WindowBounds, areas: readonly WindowBounds[]): WindowBounds {
  const [first] = areas;
  if (first === undefined || areas.some((area) => isReachable(bounds, area))) return bounds;
  const width = Math.min(bounds.width, first.width);
  const height = Math.min(bounds.height, first.height);
  return {
    x: clamp(bounds.x, first.x, first.x + first.width - width),
    y: clamp(bounds.y, first.y, first.y + first.height - height),
    width,
    height,
  };
}

/** Returns whether enough of the window's upper edge, by which it is moved, lies in the area. */
function isReachable(bounds: WindowBounds, area: WindowBounds): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return visible >= LEAST_VISIBLE && bounds.y >= area.y && bounds.y <= area.y + area.height - LEAST_VISIBLE;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
