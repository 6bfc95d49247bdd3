import { screen, type BrowserWindow } from 'electron';
import type { WindowBounds } from '../../../../shared/model/window-place.ts';
import type { ShellPlacement } from '../../window/window-placement.ts';

/** Returns the parts of the screens that no panel covers, the main screen first. */
export function listWorkAreas(): readonly WindowBounds[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Lets `placement` move the window, and tells it where the player moves the window. */
export function followPlacement(window: BrowserWindow, placement: ShellPlacement): void {
  const bounds = (): WindowBounds => window.getNormalBounds();
  placement.attach({
    bounds,
    setBounds(next) {
      // A maximised window keeps its size.
      if (window.isMaximized()) window.unmaximize();
      window.setBounds(next);
    },
    // A game in a window is below a floating one; one that has the whole screen is not.
    setOnTop: (isOnTop) => window.setAlwaysOnTop(isOnTop, 'floating'),
    workAreas: listWorkAreas,
  });
  const keep = (): void => placement.moved(bounds());
  window.on('move', keep);
  window.on('resize', keep);
}
