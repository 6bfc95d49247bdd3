import type { BrowserWindowConstructorOptions } from 'electron';
import { LEAST_WINDOW, type WindowBounds } from '../../../../../shared/model/window-place.ts';

export interface WindowCircumstances {
  readonly preloadPath: string;
  /** Whether the app is packaged: only unpackaged copies have developer tools. */
  readonly isPackaged: boolean;
  /** Where the window opens; null = in the middle of the screen, as large as at the first start. */
  readonly bounds: WindowBounds | null;
}

/**
 * Returns the options of the window. The page is treated as untrusted: it has a sandbox, no Node and nothing but the
 * bridge.
 */
export function createWindowOptions({
  preloadPath,
  isPackaged,
  bounds,
}: WindowCircumstances): BrowserWindowConstructorOptions {
  return {
    title: 'Earshot',
    width: 1_280,
    height: 800,
    minWidth: LEAST_WINDOW.width,
    minHeight: LEAST_WINDOW.height,
    ...bounds,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
      // The window keeps sending and playing voices behind a game, and plays them before the first click in it.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}
