import { app, BrowserWindow, clipboard, ipcMain, Menu, powerMonitor, protocol, session, systemPreferences } from 'electron';
import { EVENT_NAMES } from '../../../shared/ipc/contract.ts';
import { failure, success } from '../../../shared/result.ts';
import type { App } from '../../app/create-app.ts';
import type { IpcRouter } from '../../app/ipc-router.ts';
import type { CopyText, Log, SpawnHelper } from '../../app/ports.ts';
import { findDeepLink, LINK_SCHEME } from '../deep-link.ts';
import { APP_PAGE_URL, APP_SCHEME } from './app-origin.ts';
import { forkUtilityProcess } from './fork-utility-process.ts';
import { guardContents, guardSession } from './guard-session.ts';
import { serveElectronIpc } from './ipc-adapter.ts';
import { EVENT_CHANNEL } from './ipc-channels.ts';
import { answerSchemeRequest, SCHEME_PRIVILEGES } from './scheme-handler.ts';
import { createWindowOptions } from './window-options.ts';

const CLOSE_TIMEOUT_MS = 5_000;

/** What Electron knows and does before the application exists. */
export interface PreparedElectron {
  readonly version: string;
  readonly copyText: CopyText;
  readonly spawnHelper: SpawnHelper;
  /** Whether macOS lets this app hear keys; `asks` has it ask the person. Other systems do not ask. */
  mayHearKeys(asks: boolean): boolean;
  /** Ends the application while Electron goes on, so that a newer version may start: it finds no copy that runs. */
  prepareToEnd(): Promise<void>;
  /** Shows the window. Resolves when it is loaded. */
  start(options: ElectronShellOptions): Promise<void>;
}

export interface ElectronShellOptions {
  readonly app: App;
  readonly router: IpcRouter;
  readonly log: Log;
  readonly rendererFolder: string;
  readonly preloadPath: string;
}

/**
 * Everything that must happen before Electron is ready, so it is called first. `browserDataFolder` receives what Chromium
 * keeps. Undefined where Earshot runs already: that copy has been told, and this one must end.
 */
export function prepareElectronShell(browserDataFolder: string): PreparedElectron | undefined {
  app.setPath('userData', browserDataFolder);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
  if (!app.requestSingleInstanceLock()) return undefined;
  const links = collectLinks();

  return {
    version: app.getVersion(),
    spawnHelper: forkUtilityProcess,
    mayHearKeys: (asks) => process.platform !== 'darwin' || systemPreferences.isTrustedAccessibilityClient(asks),
    async copyText(text) {
      try {
        await clipboard.writeText(text);
        return success(undefined);
      } catch {
        return failure('no-clipboard', 'The text could not be copied. Select it and copy it by hand.');
      }
    },
    async start(options) {
      await app.whenReady();
      registerLinkScheme();
      Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
      guardSession(session.defaultSession, askSystemForMicrophone, options.log);
      app.on('web-contents-created', (_event, contents) => guardContents(contents, options.log));
      protocol.handle(APP_SCHEME, (request) => answerSchemeRequest(options.rendererFolder, request));
      serveElectronIpc(ipcMain, options.router, options.log);
      forwardEvents(options);
      powerMonitor.on('suspend', options.app.releaseKeys);
      powerMonitor.on('lock-screen', options.app.releaseKeys);
      closeInOrder(options);
      links.deliverTo((invitation) => options.app.openInvitation(invitation));
      await openWindow(options);
    },
  };
}

/** Links may arrive before there is an application to give them to: on macOS even before Electron is ready. */
function collectLinks() {
  const waiting: string[] = [];
  let deliver = (invitation: string): void => void waiting.push(invitation);
  const receive = (programArguments: readonly string[]): void => {
    const invitation = findDeepLink(programArguments);
    if (invitation !== undefined) deliver(invitation);
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    receive([url]);
  });
  app.on('second-instance', (_event, programArguments) => {
    receive(programArguments);
    focusWindow();
  });
  receive(process.argv);
  return {
    deliverTo(listener: (invitation: string) => void): void {
      deliver = listener;
      for (const invitation of waiting.splice(0)) listener(invitation);
    },
  };
}

function registerLinkScheme(): void {
  // Unpackaged, the program is Electron itself, which must be told where the application is.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [app.getAppPath()]);
}

async function openWindow({ app: application, log, preloadPath }: ElectronShellOptions): Promise<void> {
  const window = new BrowserWindow(createWindowOptions({ preloadPath, isPackaged: app.isPackaged }));
  const endSession = (): void => void application.endSession().catch((error: unknown) => log.error('The lobby could not be left.', error));
  window.once('ready-to-show', () => window.show());
  // A page that is loaded anew, or whose process died, has lost its connection to the host.
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) endSession();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`The window's process ended (${reason}); the window is loaded anew.`);
    endSession();
    if (reason !== 'clean-exit' && reason !== 'killed') window.reload();
  });
  await window.loadURL(APP_PAGE_URL);
}

function forwardEvents({ app: application, router }: ElectronShellOptions): void {
  for (const name of EVENT_NAMES) {
    application.on(name, (payload) => {
      const frame = router.frameEvent(name, payload);
      if (frame !== undefined) for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT_CHANNEL, frame);
    });
  }
}

/** The window's end is the app's end; Electron waits until the lobby is left and closed. */
function closeInOrder({ app: application, log }: ElectronShellOptions): void {
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    // A host that does not answer must not keep the app open for long.
    void Promise.race([application.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS))])
      .catch((error: unknown) => log.error('Earshot could not end in order.', error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}

function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

async function askSystemForMicrophone(): Promise<boolean> {
  return process.platform !== 'darwin' || systemPreferences.askForMediaAccess('microphone');
}
