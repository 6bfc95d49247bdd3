import { fitIntoAreas, type WindowBounds } from '../../../shared/model/window-place.ts';

/** The browser's window around this page. */
export interface WindowFrame {
  /** Returns where the window is; null = it is a tab among others, which has no place of its own. */
  bounds(): WindowBounds | null;
  /** Moves the window, as far as the browser lets it. */
  moveTo(bounds: WindowBounds): void;
  /** Returns the same bounds, or others on the screen if nobody could reach the window there. */
  onScreen(bounds: WindowBounds): WindowBounds;
  /** Calls `listener` when the window may have moved. */
  onMoved(listener: () => void): void;
}

/** No event says that a window was moved. */
const LOOK_EVERY_MS = 2_000;

/** Chromium shows the app in a window without tabs, which a page may move; in a tab, `moveTo` does nothing. */
export const browserFrame: WindowFrame = {
  bounds() {
    if (!window.matchMedia('(display-mode: standalone)').matches) return null;
    const { screenX, screenY, outerWidth, outerHeight } = window;
    return {
      x: Math.round(screenX),
      y: Math.round(screenY),
      width: Math.round(outerWidth),
      height: Math.round(outerHeight),
    };
  },
  moveTo({ x, y, width, height }) {
    window.resizeTo(width, height);
    window.moveTo(x, y);
  },
  onScreen(bounds) {
    const { availLeft, availTop, availWidth, availHeight } = window.screen as Screen & {
      readonly availLeft: number;
      readonly availTop: number;
    };
    // Only the screen of the window is known, and the window may be right at the edge of another one.
    if (bounds.x + bounds.width < availLeft || bounds.x > availLeft + availWidth)
      return fitIntoAreas(bounds, [{ x: availLeft, y: availTop, width: availWidth, height: availHeight }]);
    return bounds;
  },
  onMoved(listener) {
    window.addEventListener('resize', listener);
    window.addEventListener('pagehide', listener);
    setInterval(listener, LOOK_EVERY_MS);
  },
};
