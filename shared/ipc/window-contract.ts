import * as v from 'valibot';
import { WINDOW_SHAPES, windowBoundsSchema } from '../model/window-place.ts';
import { command } from './define.ts';

const nothing = v.object({});

/** How the window is placed on the desktop. */
export const windowContract = {
  /** Whether the shell places the window. If not, the window moves itself, as far as its browser lets it. */
  'window:describe': command({ request: nothing, response: v.object({ isPlacedByShell: v.boolean() }) }),
  /**
   * Gives the window a shape. Answers where that shape was last, for a window that moves itself; null = nowhere yet, or
   * the shell has placed the window already.
   */
  'window:take-shape': command({
    request: v.object({ shape: v.picklist(WINDOW_SHAPES), isOnTop: v.boolean() }),
    response: v.object({ bounds: v.nullable(windowBoundsSchema) }),
  }),
  /** Where a window is that moves itself. */
  'window:moved': command({ request: v.object({ bounds: windowBoundsSchema }), response: nothing }),
};
