import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { forkHelper } from '../../desktop/hotkeys/fork-helper.ts';
import { createCopyText, listClipboardPrograms } from '../../desktop/shell/browser/copy-text.ts';
import { findBrowser, type Browser } from '../../desktop/shell/browser/find-browser.ts';
import type { InstanceLock } from '../../desktop/shell/browser/instance-lock.ts';
import { startBrowserShell, type BrowserShell } from '../../desktop/shell/browser/start-browser-shell.ts';
import type { StartOptions } from '../start-options.ts';
import { printLine, untilOutputClosed, untilStopRequested } from '../terminal.ts';
import { bridgePlaces } from './bridge-places.ts';
import { composeApp, type ShellParts } from './compose-app.ts';
import { linkAdvice } from './link-advice.ts';
import { openProcessLog, type DataFolder } from './open-data-folder.ts';
import { runTerminalFallback } from './terminal-fallback.ts';

export interface BrowserRun {
  readonly options: StartOptions;
  readonly projectFolder: string;
  /** Whether a window is wanted and there is a display for it. */
  readonly canShowWindow: boolean;
  readonly homeFolder: string;
}

/** Runs the app in a browser window as the only copy that uses the data folder, until it ends. */
export async function runFirst(
  { options, projectFolder, canShowWindow, homeFolder }: BrowserRun,
  dataFolder: DataFolder,
  secret: string,
  lock: InstanceLock,
): Promise<void> {
  const { platform, env: environment } = process;
  const log = openProcessLog(dataFolder.path);
  const browser = canShowWindow ? (findBrowser({ platform, environment, homeFolder, isExecutable }) ?? null) : null;
  const parts = browserParts(projectFolder, browser);
  const { app, router, placement } = await composeApp(options, parts, dataFolder, log);
  if (options.invitation !== null) app.openInvitation(options.invitation);
  if (options.wantsPractice) app.openPractice();
  const shell: BrowserShell = await startBrowserShell({
    app,
    router,
    placement,
    log,
    dataFolder: dataFolder.path,
    rendererFolder: path.join(projectFolder, 'out', 'renderer'),
    browser,
    environment,
    platform,
    homeFolder,
    isSuperuser: process.getuid?.() === 0,
    instanceSecret: secret,
    schedule: scheduleTimer,
    print: printLine,
    onPageGone: () => printLine(`The page is closed. ${linkAdvice(shell.createLink())}`),
  });
  await lock.publish(shell.port);
  log.info(`Earshot ${parts.version} serves its window on port ${shell.port}.`);
  const asked = untilStopRequested(() => performance.now());
  const runs = { options, canShowWindow, shell, browser };
  const isAsked = await runUntilEnd(
    runs,
    asked.then(() => true),
  );
  // Asked once more, Earshot ends without waiting for anything.
  void (isAsked ? asked.then(({ again }) => again) : asked).then(() => process.exit(0));
  // Closed windows cannot come back into the lobby while it moves to another host.
  await shell.closeWindows();
  await app.close(() => printLine('Handing the lobby over ... Press Ctrl+C to quit without waiting.'));
  await shell.close();
}

/** This folder's app cannot update itself: it is updated with the folder. */
function browserParts(projectFolder: string, browser: Browser | null): ShellParts {
  const packageText = readFileSync(path.join(projectFolder, 'package.json'), 'utf8');
  const { version } = JSON.parse(packageText) as { readonly version: string };
  return {
    shell: 'browser',
    outlivesWindow: browser === null,
    version,
    overlayPageFolder: path.join(projectFolder, 'out', 'overlay'),
    bridge: bridgePlaces(projectFolder),
    hotkeys: { spawnHelper: forkHelper },
    updates: { updater: null, prepareToEnd: async () => {}, startAgain: () => {} },
    copyText: createCopyText(listClipboardPrograms(process.platform, process.env)),
    openFolder: null,
    readClipboard: async () => failure('no-clipboard', 'The page in the browser reads the clipboard.'),
  };
}

interface RunningShell {
  readonly options: StartOptions;
  readonly canShowWindow: boolean;
  readonly shell: BrowserShell;
  readonly browser: Browser | null;
}

/** Resolves when nobody uses the app any longer, with true if that is because `asked` has resolved. */
async function runUntilEnd(
  { options: { wantsWindow, scenario }, canShowWindow, shell, browser }: RunningShell,
  asked: Promise<true>,
): Promise<boolean> {
  if (browser !== null) {
    printLine('Opening the Earshot window. To quit, close it or press Ctrl+C here.');
    await shell.openWindow();
    return Promise.race([asked, shell.abandoned.then(() => false)]);
  }
  const advice = linkAdvice(shell.createLink());
  if (wantsWindow) {
    const ended = Promise.race([asked, untilOutputClosed().then(() => false)]);
    const stopped = ended.then(() => undefined);
    await runTerminalFallback({ hasDisplay: canShowWindow, scenario, advice }, stopped, printLine);
    return ended;
  }
  printLine(`Earshot is running without a window. ${advice} To quit, press Ctrl+C.`);
  return asked;
}

function isExecutable(filePath: string): boolean {
  try {
    accessSync(filePath, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
