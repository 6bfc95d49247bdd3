import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { transformWithOxc } from 'vite';
import type { BrowserProcess } from '../../main/desktop/shell/browser/launch-browser.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { PROJECT_FOLDER } from '../project-folder.ts';
import { effectOfChange } from './change-effect.ts';
import type { DevOptions } from './dev-options.ts';
import type { MainSession } from './main-run.ts';
import { MainSupervisor, type MainState } from './main-supervisor.ts';
import { openWindow } from './open-window.ts';
import { runMain } from './run-main.ts';
import { serveWindow, type DevWindow } from './serve-window.ts';
import { SyntaxFaults } from './syntax-faults.ts';

const FURTHER_PORTS = 10;
const MAX_FILES_NAMED = 3;

/** The developer loop: the window from its sources, and a main process that follows its own. */
export class DevLoop {
  readonly #options: DevOptions;
  readonly #dataFolder: string;
  readonly #supervisor: MainSupervisor;
  #window: DevWindow | undefined;
  #session: MainSession | undefined;
  #hasStarted = false;
  #browser: BrowserProcess | undefined;
  #isOpened = false;
  #isClosing = false;

  constructor(options: DevOptions) {
    this.#options = options;
    this.#dataFolder = path.resolve(options.dataFolder ?? path.join(PROJECT_FOLDER, '.cache', 'dev-data'));
    const faults = new SyntaxFaults(readSource, checkSyntax);
    this.#supervisor = new MainSupervisor({
      start: () => this.#startMain(),
      async findFault(changedFiles) {
        await faults.check(changedFiles);
        return faults.describe();
      },
      onState: (state) => this.#follow(state),
      schedule: scheduleTimer,
      nowMs: () => performance.now(),
    });
  }

  /** Resolves when the window is served. Rejects with the system's error if no port is free. */
  async start(): Promise<void> {
    const { windowPort } = this.#options;
    this.#window = await serveWindow({
      ports: [...Array.from({ length: FURTHER_PORTS }, (_, index) => windowPort + index), 0],
      currentSession: () => this.#session,
      onFileChange: (file) => this.#onFileChange(file),
    });
    const { port, address } = this.#window;
    if (port !== windowPort) print(`Port ${windowPort} is in use, so the window is on port ${port}.`);
    print(`The window is at ${address}. Press Ctrl+C to stop.`);
    this.#supervisor.begin(globSync(['main/**/*.ts', 'shared/**/*.ts'], { cwd: PROJECT_FOLDER }));
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#browser?.end();
    await Promise.all([this.#supervisor.close(), this.#browser?.exited, this.#window?.close()]);
  }

  #startMain() {
    const { inspectPort, startArguments } = this.#options;
    const nodeArguments = inspectPort === null ? [] : [`--inspect=127.0.0.1:${inspectPort}`];
    return runMain(nodeArguments, ['--data-dir', this.#dataFolder, ...startArguments]);
  }

  #onFileChange(file: string): void {
    const effect = effectOfChange(file);
    if (effect === 'restart-main') this.#supervisor.change(file);
    if (effect === 'build-overlay') buildOverlay();
  }

  #follow(state: MainState): void {
    // The process from before the syntax error keeps running.
    if (state.kind !== 'waiting') this.#session = state.kind === 'up' ? state.session : undefined;
    print(describe(state, this.#hasStarted));
    if (state.kind === 'starting') {
      this.#hasStarted = true;
      return;
    }
    this.#window?.showProblem(state.kind === 'up' ? null : state.problem);
    if (state.kind === 'up') this.#window?.reload();
    this.#openOnce();
  }

  #openOnce(): void {
    const address = this.#window?.address;
    if (this.#isOpened || address === undefined) return;
    this.#isOpened = true;
    // Not earlier, when it would slow down the start.
    buildOverlay();
    if (!this.#options.wantsWindow) return print(`Open ${address} in Chrome, Chromium or Edge on this machine.`);
    const opened = openWindow(address, this.#dataFolder);
    if (!opened.ok) return print(`${opened.error.message} Open ${address} in Chrome, Chromium or Edge.`);
    this.#browser = opened.value;
    void opened.value.exited.then(({ code, lastWords }) => {
      if (this.#isClosing) return;
      this.#browser = undefined;
      if (code === 0) print(`The window was closed. Open ${address} again, or press Ctrl+C to stop.`);
      else print(`The browser failed. Open ${address} in another one. ${lastWords}`);
    });
  }
}

function print(text: string): void {
  process.stdout.write(`[dev] ${text}\n`);
}

function describe(state: MainState, hasStarted: boolean): string {
  switch (state.kind) {
    case 'starting':
      return hasStarted ? `${nameFiles(state.changedFiles)}: the main process restarts.` : 'The main process starts.';
    case 'up':
      return `The main process is up after ${Math.round(state.tookMs)} ms.`;
    case 'waiting':
      return `${state.problem}\nThe main process ${hasStarted ? 'restarts' : 'starts'} when this is fixed.`;
    case 'down':
      // The lines after the first were printed as the process wrote them.
      return `${state.problem.split('\n', 1)[0]} It starts again when a file of main/ or shared/ changes.`;
  }
}

function nameFiles(files: readonly string[]): string {
  if (files.length === 0) return 'A fault is fixed';
  const further = files.length - MAX_FILES_NAMED;
  const named = files.slice(0, MAX_FILES_NAMED).join(', ');
  return `${named}${further > 0 ? ` and ${further} more` : ''} changed`;
}

/** Builds the page for streaming programs; the main process serves the last build. */
function buildOverlay(): void {
  const script = ['scripts/build.ts', '--if-stale', 'overlay'];
  const child = spawn(process.execPath, [...process.execArgv, ...script], { cwd: PROJECT_FOLDER, stdio: 'inherit' });
  child.on('error', (error) => print(`The overlay page wasn't built: ${error.message}`));
}

function readSource(file: string): string | undefined {
  try {
    return readFileSync(path.join(PROJECT_FOLDER, file), 'utf8');
  } catch {
    return undefined;
  }
}

async function checkSyntax(file: string, source: string): Promise<string | undefined> {
  try {
    await transformWithOxc(source, path.join(PROJECT_FOLDER, file), { sourcemap: false });
    return undefined;
  } catch (error) {
    // The first line only says that a transformation failed.
    const [, ...lines] = stripVTControlCharacters((error as Error).message).split('\n');
    return lines.join('\n').trim();
  }
}
