import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { contract } from '../../shared/ipc/contract.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { createApp, type App } from '../desktop/app/create-app.ts';
import { createIpcRouter } from '../desktop/app/ipc-router.ts';
import type { Log } from '../desktop/app/ports.ts';
import { joinLobby } from '../client/signalling-client.ts';
import { exitWithError, untilStopped } from './terminal.ts';
import { openDiagnostics } from '../desktop/diagnostics/open-diagnostics.ts';
import { forkHelper } from '../desktop/hotkeys/fork-helper.ts';
import { openHotkeys } from '../desktop/hotkeys/open-hotkeys.ts';
import { openAppLog } from '../desktop/log/open-app-log.ts';
import { openOverlay } from '../desktop/overlay/open-overlay.ts';
import { openPeople } from '../desktop/people/open-people.ts';
import { openPositions } from '../desktop/positions/open-positions.ts';
import { practiceScript } from '../practice/choose-script.ts';
import { createLobbyHosting } from '../practice/lobby-hosting.ts';
import { runTerminalPractice } from '../practice/terminal-practice.ts';
import { findDataFolder } from '../desktop/settings/data-folder.ts';
import { makeFolder } from '../desktop/settings/make-folder.ts';
import { openSettingsStore } from '../desktop/settings/open-settings-store.ts';
import { askFirstInstance } from '../desktop/shell/browser/ask-first-instance.ts';
import { createCopyText, listClipboardPrograms } from '../desktop/shell/browser/copy-text.ts';
import { findBrowser, hasDisplay, type Browser } from '../desktop/shell/browser/find-browser.ts';
import { breakInstanceLock, claimInstance, type InstanceLock } from '../desktop/shell/browser/instance-lock.ts';
import {
  createInstanceSecret,
  startBrowserShell,
  type BrowserShell,
} from '../desktop/shell/browser/start-browser-shell.ts';
import { findElectron } from '../desktop/shell/find-electron.ts';
import { parseStartOptions, START_HELP, type StartOptions } from './start-options.ts';
import { createUpdateService } from '../desktop/update/update-service.ts';

/** `npm start`: the app under Electron where that is installed, else in a browser's window, else in the terminal. */

/** The first start of all builds the window, which takes a slow machine this long. */
const STARTUP_TIMEOUT_MS = 60_000;
const projectFolder = path.resolve(import.meta.dirname, '../..');
const { platform, env: environment } = process;
const homeFolder = os.homedir();
const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
  readonly version: string;
};
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const parsed = parseStartOptions(process.argv.slice(2));
if (!parsed.ok) exitWithError(parsed.error.code, parsed.error.message, false);
const options = parsed.value;
if (options.wantsHelp) {
  process.stdout.write(START_HELP);
  process.exit(0);
}
const canShowWindow = options.wantsWindow && hasDisplay(platform, environment);
const electron = canShowWindow ? findElectron(projectFolder, environment, platform) : undefined;
process.exit(await (electron === undefined ? runWithBrowser() : runElectron(electron)).catch(exitWithFailure));

function exitWithFailure(error: unknown): never {
  return exitWithError(
    'start-failed',
    `Earshot could not run: ${error instanceof Error ? error.message : String(error)}`,
    false,
  );
}

/** Runs the app under Electron. Resolves with its exit code. */
async function runElectron(program: string): Promise<number> {
  await build([]);
  const child = spawn(program, [projectFolder, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** Builds what is missing or older than its sources. */
async function build(targets: readonly string[]): Promise<void> {
  const script = path.join(projectFolder, 'scripts', 'build.ts');
  const child = spawn(process.execPath, [script, '--if-stale', ...targets], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) exitWithError('build-failed', 'Earshot could not be built; the lines above say why.', false);
}

async function runWithBrowser(): Promise<number> {
  const dataFolder = prepareDataFolder(options);
  const secret = createInstanceSecret();
  const lock = await claimFolder(dataFolder, secret);
  if (lock === undefined) return 0;
  try {
    await build(['renderer', 'overlay']);
    await runFirst(dataFolder, secret, lock);
    return 0;
  } finally {
    await lock.release();
  }
}

function prepareDataFolder({ dataFolder }: StartOptions): string {
  const folder = dataFolder === null ? findDataFolder({ platform, environment, homeFolder }) : path.resolve(dataFolder);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    return exitWithError(
      'bad-data-dir',
      `The folder ${folder} cannot be used (${(error as Error).message}). Name another with --data-dir.`,
      false,
    );
  }
}

/** The right to use the folder; undefined where a copy of Earshot has it, which was asked for a window and gave one. */
async function claimFolder(folder: string, secret: string): Promise<InstanceLock | undefined> {
  for (;;) {
    const claim = await claimInstance({
      folder,
      pid: process.pid,
      secret,
      isProcessAlive,
      startupTimeoutMs: STARTUP_TIMEOUT_MS,
    });
    if (claim.kind === 'first') return claim.lock;
    const answer = await askFirstInstance(claim.port, claim.secret, {
      wantsWindow: options.wantsWindow,
      invitation: options.invitation,
    });
    if (answer === undefined) {
      await breakInstanceLock(folder, claim.secret);
      continue;
    }
    print(
      answer.link === null
        ? 'Earshot runs already and has opened another window.'
        : `Earshot runs already. ${linkAdvice(answer.link)}`,
    );
    return undefined;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function runFirst(dataFolder: string, secret: string, lock: InstanceLock): Promise<void> {
  const log = openAppLog(dataFolder);
  // A lobby that is hosted here must not end for everybody because of it.
  process.on('uncaughtException', (error) => log.error('Something failed that nobody handles.', error));
  process.on('unhandledRejection', (reason) => log.error('Something failed that nobody waits for.', reason));
  const app = await composeApp(dataFolder, log);
  if (options.invitation !== null) app.openInvitation(options.invitation);
  if (options.wantsPractice) app.openPractice();
  const browser = canShowWindow ? (findBrowser({ platform, environment, homeFolder, isExecutable }) ?? null) : null;
  const shell = await startBrowserShell({
    app,
    router: createIpcRouter(contract, app.handlers, log),
    log,
    dataFolder,
    rendererFolder: path.join(projectFolder, 'out', 'renderer'),
    browser,
    environment,
    platform,
    homeFolder,
    isSuperuser: process.getuid?.() === 0,
    instanceSecret: secret,
    schedule: scheduleTimer,
    print,
  });
  await lock.publish(shell.port);
  log.info(`Earshot ${version} serves its window on port ${shell.port}.`);
  await runUntilEnd(shell, browser);
  await app.close();
  await shell.close();
}

async function composeApp(dataFolder: string, log: Log): Promise<App> {
  const { bindAddress, lobbyPort, publicAddress, scenario } = options;
  const { people, identity } = await openPeople(dataFolder, log);
  const settings = await openSettingsStore(dataFolder, log);
  return createApp({
    description: { version, shell: 'browser', platform },
    hosting: createLobbyHosting({
      bindAddress,
      lobbyPort,
      publicAddress,
      practiceScript: practiceScript(scenario),
      onProblem: (message) => log.warn(message),
    }),
    signalling: { join: (request) => joinLobby({ ...request, identity }) },
    people,
    settings,
    positions: openPositions({ dataFolder, mumbleLinkName: environment['EARSHOT_MUMBLE_LINK'], log }),
    hotkeys: openHotkeys({ platform, environment, spawnHelper: forkHelper, log }),
    overlay: openOverlay({ dataFolder, pageFolder: path.join(projectFolder, 'out', 'overlay'), settings, log }),
    updates: createUpdateService({
      updater: null,
      settings,
      schedule: scheduleTimer,
      prepareToEnd: async () => {},
      startAgain: () => {},
      log,
    }),
    diagnostics: openDiagnostics({ version, shell: 'browser', dataFolder, settings, people }),
    copyText: createCopyText(listClipboardPrograms(platform, environment)),
    log,
  });
}

async function runUntilEnd(shell: BrowserShell, browser: Browser | null): Promise<void> {
  const stopped = untilStopped();
  if (browser !== null) {
    print('Earshot opens its window. Closing the window ends it, and so does Ctrl+C here.');
    shell.openWindow();
    await Promise.race([shell.abandoned, stopped]);
    return;
  }
  const advice = linkAdvice(shell.createLink());
  if (!options.wantsWindow) {
    print(`Earshot runs without a window. ${advice} Ctrl+C ends it.`);
    await stopped;
    return;
  }
  const reason = canShowWindow
    ? 'No Chrome, Chromium or Edge was found (EARSHOT_BROWSER may name one).'
    : 'There is no display to open a window on.';
  const practice = await runTerminalPractice({
    heading: [`${reason} This is the practice lobby in the terminal instead.`, advice],
    script: practiceScript(options.scenario),
    output: process.stdout,
    stopped,
  });
  if (practice.ok) return;
  print(practice.error.message);
  await stopped;
}

function linkAdvice(link: string): string {
  return `Open this link in Chrome, Chromium or Edge on this machine (it works once): ${link}`;
}

function isExecutable(filePath: string): boolean {
  try {
    accessSync(filePath, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
