import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, clipboard, ipcMain, Menu, powerMonitor, protocol, session, shell, systemPreferences } from 'electron';
import { EVENT_NAMES } from '../../../../shared/ipc/contract.ts';
import { failure, success } from '../../../../shared/result.ts';
import type { DesktopApp } from '../../app/create-desktop-app.ts';
import type { IpcRouter } from '../../app/ipc-router.ts';
import type { CopyText, OverlayService, ReadClipboard, SettingsStore, SpawnHelper } from '../../app/ports.ts';
import type { Log } from '../../../../shared/log.ts';
import { markFromInternet } from '../../native/mark-from-internet.ts';
import type { ShellPlacement } from '../../window/window-placement.ts';
import { LINK_SCHEME } from '../deep-link.ts';
import { APP_SCHEME } from './app-origin.ts';
import { collectLinks } from './collect-links.ts';
import { createEnding } from './ending.ts';
import { followNotifications } from './tray/follow-notifications.ts';
import { followOverlay } from './follow-overlay.ts';
import { followPower } from './follow-power.ts';
import { forkUtilityProcess } from './fork-utility-process.ts';
import { guardDownloads } from './guard-downloads.ts';
import { guardContents, guardSession } from './guard-session.ts';
import { serveElectronIpc } from './ipc-adapter.ts';
import { openMainWindow, type MainWindow } from './window/open-main-window.ts';
import { openTray } from './tray/open-tray.ts';
import { answerSchemeRequest, SCHEME_PRIVILEGES } from './scheme-handler.ts';
import { firstAppearance } from './window/window-policy.ts';

/** The parts that Electron provides before the application exists. */
export interface PreparedElectron {
  readonly version: string;
  readonly copyText: CopyText;
  /** Shows a folder in the system's file manager; returns whether it did. */
  readonly openFolder: (folder: string) => Promise<boolean>;
  readonly readClipboard: ReadClipboard;
  readonly spawnHelper: SpawnHelper;
  /** Returns whether macOS lets this app hear keys; with `asks`, it asks the user. Other systems do not ask. */
  mayHearKeys(asks: boolean): boolean;
  /** Closes the application but not Electron, so that a newer version may start: it finds no running copy. */
  prepareToEnd(): Promise<void>;
  /** Ends Electron too, and restarts this version. */
  startAgain(): void;
  /** Shows the window. Resolves when it has loaded. */
  start(options: ElectronShellOptions): Promise<void>;
}

interface ElectronShellOptions {
  readonly app: DesktopApp;
  readonly router: IpcRouter;
  readonly settings: SettingsStore;
  readonly overlay: OverlayService;
  readonly placement: ShellPlacement;
  readonly log: Log;
  readonly rendererFolder: string;
  readonly preloadPath: string;
  /** The folder of the tray's icons. */
  readonly iconFolder: string;
  /** Whether the user asked for more than a start: a link, the practice lobby. */
  readonly isExpected: boolean;
}

/**
 * Does everything that must happen before Electron is ready, so call it first. `browserDataFolder` receives Chromium's
 * data. Returns undefined if Earshot is already running: that copy has received the request, and this one must exit.
 */
export function prepareElectronShell(browserDataFolder: string): PreparedElectron | undefined {
  app.setPath('userData', browserDataFolder);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
  if (!app.requestSingleInstanceLock()) return undefined;
  const links = collectLinks();
  const ending = createEnding();

  return {
    version: app.getVersion(),
    spawnHelper: forkUtilityProcess,
    mayHearKeys: (asks) => process.platform !== 'darwin' || systemPreferences.isTrustedAccessibilityClient(asks),
    prepareToEnd: ending.prepare,
    startAgain() {
      app.relaunch();
      app.exit();
    },
    async copyText(text) {
      try {
        await clipboard.writeText(text);
        return success(undefined);
      } catch {
        return failure('no-clipboard', "The text couldn't be copied. Select it and copy it yourself.");
      }
    },
    // It returns what went wrong, in words of the system; '' = nothing.
    openFolder: async (folder) => (await shell.openPath(folder)) === '',
    async readClipboard() {
      try {
        return success(await clipboard.readText());
      } catch {
        return failure('no-clipboard', 'The clipboard could not be read.');
      }
    },
    async start(options) {
      await app.whenReady();
      registerLinkScheme();
      Menu.setApplicationMenu(
        process.platform === 'darwin'
          ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
          : null,
      );
      guardSession(session.defaultSession, askSystemForMicrophone, options.log);
      guardDownloads(session.defaultSession, (filePath) => markFromInternet(filePath), options.log);
      app.on('web-contents-created', (_event, contents) => guardContents(contents, options.log));
      protocol.handle(APP_SCHEME, (request) => answerSchemeRequest(options.rendererFolder, request));
      serveElectronIpc(ipcMain, options.router, options.log);
      followPower(powerMonitor, options.app);
      ending.follow(options);
      const overlay = followOverlay(options);
      app.on('before-quit', overlay.close);
      const window = openMainWindow({
        ...options,
        appearance: firstAppearance({
          settings: options.settings.read(),
          isExpected: options.isExpected || links.areWaiting(),
        }),
        isEnding: ending.isUnderWay,
        takeHint: () => takeHintOnce(browserDataFolder, tray.state().labels.hidden),
      });
      const tray = openTray({ ...options, showWindow: window.show, quit: () => app.quit() });
      followNotifications({ app: options.app, showWindow: window.show });
      forwardEvents(options, window);
      app.on('activate', window.show);
      links.deliverTo((link) => {
        if (link.ok) options.app.openInvitation(link.value);
        else options.app.refuseInvitation(link.error);
      }, window.show);
      await window.loaded;
    },
  };
}

function registerLinkScheme(): void {
  // Unpackaged, the program is Electron itself, which needs the application's path.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [app.getAppPath()]);
}

function forwardEvents({ app: application, router }: ElectronShellOptions, window: MainWindow): void {
  for (const name of EVENT_NAMES) {
    application.on(name, (payload) => {
      const frame = router.frameEvent(name, payload);
      if (frame !== undefined) window.send(frame);
    });
  }
}

/** Returns the one-time message when the window hides to the tray. */
function takeHintOnce(folder: string, hint: string): string {
  const mark = path.join(folder, 'tray-hint-shown');
  if (hint === '' || existsSync(mark)) return '';
  try {
    writeFileSync(mark, '');
  } catch {
    // Then it shows again next time.
  }
  return hint;
}

async function askSystemForMicrophone(): Promise<boolean> {
  return process.platform !== 'darwin' || systemPreferences.askForMediaAccess('microphone');
}
