import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowCircumstances {
  readonly preloadPath: string;
  /** Developer tools are for unpackaged copies only. */
  readonly isPackaged: boolean;
}

/**
 * How the window is made. The page is treated as a stranger's: it has a sandbox, no Node and nothing but the bridge.
 */
export function createWindowOptions({ preloadPath, isPackaged }: WindowCircumstances): BrowserWindowConstructorOptions {
  return {
    title: 'Earshot',
    width: 1_280,
    height: 800,
    minWidth: 480,
    minHeight: 480,
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
      // The window goes on talking and listening behind a game, and plays voices before anybody has clicked in it.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}
