import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { OverlayCorner } from '../../../../shared/model/overlay.ts';

/** Session of the overlay's window: in memory, and without any permission. */
export const OVERLAY_PARTITION = 'earshot-overlay';

/** Room for a dozen lines, and no more of the game than that. */
const WIDTH = 360;
const HEIGHT = 640;

/** Where the overlay's window is, in a corner of the part of the screen that no panel covers. */
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

/** A window without ground, frame or focus, that never shows in lists of windows. */
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
      // It is never in front as the system counts it.
      backgroundThrottling: false,
    },
  };
}

/** Whether the overlay's window is wanted: switched on, and there is somebody to show. */
export function wantsOverlayWindow(overlay: { readonly isOn: boolean }, isInLobby: boolean, url: string): boolean {
  return overlay.isOn && isInLobby && url !== '';
}

/** Whether the overlay's page may load this: its own files and its own feed, nothing else. */
export function isOverlayRequestAllowed(requestUrl: string, pageUrl: string): boolean {
  const request = URL.parse(requestUrl);
  const page = URL.parse(pageUrl);
  if (request === null || page === null || request.host !== page.host) return false;
  return (request.protocol === 'http:' || request.protocol === 'ws:') && request.pathname.startsWith(page.pathname);
}
