import { firstPlaceOf, fitIntoAreas, type WindowBounds, type WindowShape } from '../../../shared/model/window-place.ts';
import type { WindowPlacement } from '../app/ports.ts';
import type { WindowPlaces } from './open-window-places.ts';

/** A window that its shell can move. */
interface MovableWindow {
  /** Where the window is, or would be if it were not maximised or minimised. */
  bounds(): WindowBounds;
  setBounds(bounds: WindowBounds): void;
  /** Keeps the window above others, also above most games in a window, or no longer. */
  setOnTop(isOnTop: boolean): void;
  /** The parts of the screens that no panel covers, the main screen first. */
  workAreas(): readonly WindowBounds[];
}

/** The placement, for the shell that has the window. */
export interface ShellPlacement extends WindowPlacement {
  /** Lets the shell's window be placed from here. */
  attach(window: MovableWindow): void;
  /** Returns where the window opens, given the parts of the screens that no panel covers; null = as usual. */
  firstBounds(areas: readonly WindowBounds[]): WindowBounds | null;
}

/** Places the window, and keeps where it was in each shape. It always opens in the shape `full`. */
export function createWindowPlacement(places: WindowPlaces): ShellPlacement {
  let window: MovableWindow | undefined;
  let shape: WindowShape = 'full';
  return {
    isPlacedByShell: () => window !== undefined,
    takeShape(next, isOnTop) {
      const isOther = next !== shape;
      if (window === undefined) {
        shape = next;
        return isOther ? places.read(next) : null;
      }
      window.setOnTop(isOnTop && next !== 'full');
      if (!isOther) return null;
      const before = window.bounds();
      places.keep(shape, before);
      shape = next;
      window.setBounds(fitIntoAreas(places.read(next) ?? firstPlaceOf(next, before), window.workAreas()));
      return null;
    },
    moved: (bounds) => places.keep(shape, bounds),
    close: () => places.close(),
    attach: (attached) => {
      window = attached;
    },
    firstBounds(areas) {
      const bounds = places.read('full');
      return bounds === null ? null : fitIntoAreas(bounds, areas);
    },
  };
}
