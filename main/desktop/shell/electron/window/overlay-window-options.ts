import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { OverlayCorner } from '../../../../../shared/model/overlay.ts';

/** The session of the overlay's window: in memory, and without any permission. */
export const OVERLAY_PARTITION = 'earshot-overlay';

/** Room for a dozen lines, covering no more of the game than necessary. */
const WIDTH = 360;
const HEIGHT = 640;

/** Returns the bounds of the overlay's window, in a corner of the screen area that no panel covers. */
export function overlayBounds(corner: OverlayCorner, area: Rectangle): Rectangle {
  const width = Math.min(WIDTH, area.width);
  const height = Math.min(HEIGHT, area.height);
  return {
    x: corner.endsWith('left') ? area.x : area.x + area.width - width,
    y: corner.startsWith('top') ? area.y : area.y + area.height - height,
    width,
    height,
  };
}

/** Options of a transparent window without frame or focus, which never shows in lists of windows. */
export function createOverlayWindowOptions(bounds: Rectangle): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    title: 'Earshot overlay',
    show: false,
    transparent: true,
    backgroundColor: '#00000000',
    frame: false,
    hasShadow: false,
    focusable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    webPreferences: {
      partition: OVERLAY_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      // The system never counts it as the foreground window.
      backgroundThrottling: false,
    },
  };
}

/** Returns whether the overlay's window should show: it is enabled, and there is somebody to show. */
export function wantsOverlayWindow(overlay: { readonly isOn: boolean }, isInLobby: boolean, url: string): boolean {
  return overlay.isOn && isInLobby && url !== '';
}

/** Returns whether the overlay's page may load this: its own files and its own feed, nothing else. */
export function isOverlayRequestAllowed(requestUrl: string, pageUrl: string): boolean {
  const request = URL.parse(requestUrl);
  const page = URL.parse(pageUrl);
  if (request === null || page === null || request.host !== page.host) return false;
  return (request.protocol === 'http:' || request.protocol === 'ws:') && request.pathname.startsWith(page.pathname);
}
