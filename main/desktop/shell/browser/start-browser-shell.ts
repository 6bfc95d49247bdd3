import type { Schedule } from '../../../../shared/schedule.ts';
import { parseInvitation } from '../../../../shared/protocol/invitation/parse-invitation.ts';
import type { DesktopApp } from '../../app/create-desktop-app.ts';
import type { IpcRouter } from '../../app/ipc-router.ts';
import type { Log } from '../../../../shared/log.ts';
import type { ShellPlacement } from '../../window/window-placement.ts';
import { listBrowserArguments } from './browser-arguments.ts';
import { findProfileFolder, type Browser } from './find-browser.ts';
import { createInstanceEndpoint, type InstanceRequest, type InstanceResponse } from './instance-endpoint.ts';
import { writeLaunchPage } from './launch-page.ts';
import { launchBrowser, type BrowserExit, type BrowserProcess } from './launch-browser.ts';
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';
import { keepPort, listPortCandidates, WINDOW_PORT } from '../stable-port.ts';
import { WindowLifetime } from './window-lifetime.ts';

/** A page that is reloaded is back after a second. */
const RELOAD_MS = 3_000;

export interface BrowserShellOptions {
  readonly app: DesktopApp;
  readonly router: IpcRouter;
  readonly placement: Pick<ShellPlacement, 'firstBounds'>;
  readonly log: Log;
  readonly dataFolder: string;
  readonly rendererFolder: string;
  /** The browser that shows windows; null = none, and the user opens a link. */
  readonly browser: Browser | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly isSuperuser: boolean;
  /** The secret by which other starts of Earshot authenticate. */
  readonly instanceSecret: string;
  readonly schedule: Schedule;
  /** Prints a message on the terminal. */
  readonly print: (line: string) => void;
  /** The page that somebody opened by a link is closed, and does not come back. */
  readonly onPageGone: () => void;
}

/** The app in a browser's window, or waiting for one. */
export interface BrowserShell {
  readonly port: number;
  /** Returns a link that opens a window once, in any browser. */
  createLink(): string;
  openWindow(): Promise<void>;
  /** Resolves when nobody uses the app. Never resolves if no window was meant to open from here. */
  readonly abandoned: Promise<void>;
  /** Closes the windows; the application keeps running. Another start of Earshot waits from now on until it ends. */
  closeWindows(): Promise<void>;
  /** Closes the windows and the server. */
  close(): Promise<void>;
}

/** Starts the loopback server. Does not open a window yet. */
export async function startBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const { app, log, dataFolder, browser, print } = options;
  const browsers = new Set<BrowserProcess>();
  let abandon = () => {};
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });
  const lifetime = browser === null ? undefined : new WindowLifetime(options.schedule, abandon);
  let windowCount = 0;
  let cancelOffer = (): void => undefined;

  function setWindowCount(count: number): void {
    cancelOffer();
    if (browser === null && count === 0 && windowCount > 0 && !isClosing)
      cancelOffer = options.schedule(options.onPageGone, RELOAD_MS);
    if (count === 0) void app.endSession().catch((error: unknown) => log.error('The lobby could not be left.', error));
    windowCount = count;
    lifetime?.setWindowCount(count);
  }

  async function openWindow(target: Browser): Promise<void> {
    const profileFolder = findProfileFolder(target, dataFolder, options.homeFolder);
    const furtherArguments = options.environment['EARSHOT_BROWSER_ARGS'];
    if (options.isSuperuser)
      log.warn('Earshot runs as root, so the browser runs without its sandbox. Run it as an ordinary user.');
    let address: string;
    try {
      address = await writeLaunchPage(profileFolder, server.createLink());
    } catch (error) {
      log.error('The page that leads the browser to the window could not be written.', error);
      askForPerson();
      return;
    }
    const process = launchBrowser(
      target.executablePath,
      listBrowserArguments({
        ...{ ...options, address, profileFolder, furtherArguments },
        // The window knows the screens, and comes back from one that is gone.
        bounds: options.placement.firstBounds([]),
      }),
    );
    browsers.add(process);
    lifetime?.browserStarted();
    log.info(`A window was opened with ${target.executablePath}.`);
    void process.exited.then((exit) => {
      browsers.delete(process);
      lifetime?.browserExited();
      reportExit(exit);
    });
  }

  function reportExit({ code, lastWords }: BrowserExit): void {
    log.info(`The browser ended (${code ?? 'no exit code'}).`);
    if (code === 0 || windowCount > 0 || isClosing) return;
    log.warn('The browser failed.', lastWords);
    askForPerson();
  }

  function askForPerson(): void {
    lifetime?.waitForPerson();
    print(`The browser could not show Earshot's window. See the log in ${dataFolder} for the reason.`);
    print(`Open this link in Chrome, Chromium, Edge or Firefox (it works once): ${server.createLink()}`);
  }

  function openInvitation(text: string): void {
    const parsed = parseInvitation(text);
    if (parsed.ok) app.openInvitation(parsed.value);
    else app.refuseInvitation(parsed.error);
  }

  async function closeWindows(): Promise<void> {
    isClosing = true;
    cancelOffer();
    lifetime?.stop();
    for (const process of browsers) process.end();
    await Promise.all([...browsers].map((process) => process.exited));
  }

  async function answerInstance({ wantsWindow, invitation }: InstanceRequest): Promise<InstanceResponse> {
    // The server closes the connection when nothing of this application is left.
    if (isClosing) return new Promise(() => undefined);
    if (invitation !== null) openInvitation(invitation);
    if (!wantsWindow || browser === null) return { link: server.createLink() };
    await openWindow(browser);
    return { link: null };
  }

  let isClosing = false;
  const server: LoopbackServer = await startLoopbackServer({
    ...options,
    portNumbers: await listPortCandidates(dataFolder, WINDOW_PORT),
    instanceEndpoint: createInstanceEndpoint(options.instanceSecret, answerInstance),
    onWindowCount: setWindowCount,
  });
  await keepPort(dataFolder, WINDOW_PORT, server.port, log);

  return {
    port: server.port,
    createLink: () => server.createLink(),
    async openWindow() {
      if (browser !== null) await openWindow(browser);
    },
    abandoned,
    closeWindows,
    async close() {
      await closeWindows();
      await server.close();
      lifetime?.stop();
    },
  };
}
