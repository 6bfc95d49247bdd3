import { app, BrowserWindow, Notification } from 'electron';
import type { EventFrame } from '../../../../../shared/ipc/frames.ts';
import type { DesktopApp } from '../../../app/create-desktop-app.ts';
import type { SettingsStore } from '../../../app/ports.ts';
import type { Log } from '../../../../../shared/log.ts';
import { APP_PAGE_URL } from '../app-origin.ts';
import { EVENT_CHANNEL } from '../ipc-channels.ts';
import type { ShellPlacement } from '../../../window/window-placement.ts';
import { followPlacement, listWorkAreas } from '../follow-placement.ts';
import { createWindowOptions } from './window-options.ts';
import { closingHides, type Appearance } from './window-policy.ts';

export interface MainWindowOptions {
  readonly app: Pick<DesktopApp, 'endSession'>;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly preloadPath: string;
  readonly appearance: Appearance;
  /** Whether the app is exiting, so that windows close. */
  readonly isEnding: () => boolean;
  /** Returns the message for the first time the window hides; '' = already shown. */
  readonly takeHint: () => string;
  readonly placement: ShellPlacement;
}

/** The main window. */
export interface MainWindow {
  /** Brings the window to the front, wherever it is. */
  show(): void;
  send(frame: EventFrame): void;
  /** Resolves when the page is loaded. */
  readonly loaded: Promise<void>;
}

export function openMainWindow({
  app: application,
  settings,
  log,
  preloadPath,
  appearance,
  isEnding,
  takeHint,
  placement,
}: MainWindowOptions): MainWindow {
  const bounds = placement.firstBounds(listWorkAreas());
  const window = new BrowserWindow(createWindowOptions({ preloadPath, isPackaged: app.isPackaged, bounds }));
  followPlacement(window, placement);
  const endSession = (): void =>
    void application.endSession().catch((error: unknown) => log.error('The lobby could not be left.', error));
  window.once('ready-to-show', () => {
    if (appearance === 'shown') window.show();
    if (appearance === 'minimised') window.minimize();
  });
  window.on('close', (event) => {
    if (!closingHides(settings.read(), isEnding())) return;
    event.preventDefault();
    window.hide();
    const hint = takeHint();
    if (hint !== '' && Notification.isSupported())
      new Notification({ title: 'Earshot', body: hint, silent: true }).show();
  });
  // A page that reloads, or whose process crashed, has lost its connection to the host.
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) endSession();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`The window's process ended (${reason}); the window is reloading.`);
    endSession();
    if (reason !== 'clean-exit' && reason !== 'killed') window.reload();
  });
  window.once('closed', () => {
    endSession();
    // The overlay's window must not keep the program alive.
    app.quit();
  });

  return {
    show() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    send(frame) {
      if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, frame);
    },
    loaded: window.loadURL(APP_PAGE_URL),
  };
}
