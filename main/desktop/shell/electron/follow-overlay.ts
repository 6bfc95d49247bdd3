import { BrowserWindow, screen, session } from 'electron';
import type { DesktopApp } from '../../app/create-desktop-app.ts';
import type { OverlayService, SettingsStore } from '../../app/ports.ts';
import type { Log } from '../../../../shared/log.ts';
import {
  createOverlayWindowOptions,
  isOverlayRequestAllowed,
  OVERLAY_PARTITION,
  overlayBounds,
  wantsOverlayWindow,
} from './window/overlay-window-options.ts';

export interface FollowOverlayOptions {
  readonly app: Pick<DesktopApp, 'onTrayState'>;
  readonly settings: SettingsStore;
  readonly overlay: OverlayService;
  readonly log: Log;
}

/**
 * Shows the overlay's page above everything while it is enabled and there is a lobby. Clicks pass through to the game.
 */
export function followOverlay({ app, settings, overlay, log }: FollowOverlayOptions): { close(): void } {
  let isInLobby = false;
  let url = '';
  let window: BrowserWindow | undefined;

  function place(): void {
    window?.setBounds(overlayBounds(settings.read().overlay.corner, screen.getPrimaryDisplay().workArea));
  }

  function open(): void {
    const opened = new BrowserWindow(
      createOverlayWindowOptions(overlayBounds(settings.read().overlay.corner, screen.getPrimaryDisplay().workArea)),
    );
    window = opened;
    opened.setIgnoreMouseEvents(true);
    opened.setAlwaysOnTop(true, 'screen-saver');
    opened.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    opened.once('ready-to-show', () => opened.showInactive());
    opened.once('closed', () => {
      if (window === opened) window = undefined;
    });
    opened.loadURL(url).catch((error: unknown) => log.warn('The overlay could not be shown.', error));
  }

  function close(): void {
    const open = window;
    window = undefined;
    open?.destroy();
  }

  function reconsider(): void {
    const isWanted = wantsOverlayWindow(settings.read().overlay, isInLobby, url);
    if (isWanted && window === undefined) open();
    if (!isWanted) close();
    place();
  }

  guardOverlaySession(() => url);
  screen.on('display-metrics-changed', place);
  settings.onChange(reconsider);
  app.onTrayState((state) => {
    isInLobby = state.isInLobby;
    reconsider();
  });
  overlay.onAddress((next) => {
    // The previous page has lost its feed permanently.
    if (next !== url) close();
    url = next;
    reconsider();
  });
  return { close };
}

function guardOverlaySession(pageUrl: () => string): void {
  const own = session.fromPartition(OVERLAY_PARTITION);
  own.setPermissionRequestHandler((_contents, _permission, respond) => respond(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, respond) => respond({ cancel: !isOverlayRequestAllowed(url, pageUrl()) }));
}
