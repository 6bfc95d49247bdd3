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
import { printLine, untilOutputClosed, untilStopped } from '../terminal.ts';
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
  const parts = browserParts(projectFolder);
  const { app, router, placement } = await composeApp(options, parts, dataFolder, log);
  if (options.invitation !== null) app.openInvitation(options.invitation);
  if (options.wantsPractice) app.openPractice();
  const browser = canShowWindow ? (findBrowser({ platform, environment, homeFolder, isExecutable }) ?? null) : null;
  const shell = await startBrowserShell({
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
  });
  await lock.publish(shell.port);
  log.info(`Earshot ${parts.version} serves its window on port ${shell.port}.`);
  await runUntilEnd(options, canShowWindow, shell, browser);
  await app.close();
  await shell.close();
}

/** This folder's app cannot update itself: it is updated with the folder. */
function browserParts(projectFolder: string): ShellParts {
  const packageText = readFileSync(path.join(projectFolder, 'package.json'), 'utf8');
  const { version } = JSON.parse(packageText) as { readonly version: string };
  return {
    shell: 'browser',
    version,
    overlayPageFolder: path.join(projectFolder, 'out', 'overlay'),
    bridge: bridgePlaces(projectFolder),
    hotkeys: { spawnHelper: forkHelper },
    updates: { updater: null, prepareToEnd: async () => {}, startAgain: () => {} },
    copyText: createCopyText(listClipboardPrograms(process.platform, process.env)),
    readClipboard: async () => failure('no-clipboard', 'The page in the browser reads the clipboard.'),
  };
}

async function runUntilEnd(
  { wantsWindow, scenario }: StartOptions,
  canShowWindow: boolean,
  shell: BrowserShell,
  browser: Browser | null,
): Promise<void> {
  const stopped = untilStopped();
  if (browser !== null) {
    printLine('Opening the Earshot window. To quit, close it or press Ctrl+C here.');
    await shell.openWindow();
    await Promise.race([shell.abandoned, stopped]);
    return;
  }
  const advice = linkAdvice(shell.createLink());
  if (wantsWindow) {
    const ended = Promise.race([stopped, untilOutputClosed()]);
    await runTerminalFallback({ hasDisplay: canShowWindow, scenario, advice }, ended, printLine);
    return;
  }
  printLine(`Earshot is running without a window. ${advice} To quit, press Ctrl+C.`);
  await stopped;
}

function isExecutable(filePath: string): boolean {
  try {
    accessSync(filePath, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
