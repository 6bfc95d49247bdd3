import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatSettings } from '../../../shared/stored/parse-settings.ts';
import { SETTINGS_FILE_NAME } from '../../../main/desktop/settings/open-settings-store.ts';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { waitUntil } from '../wait-until.ts';

const COPIED = [
  'main',
  'renderer',
  'scripts',
  'shared',
  'package.json',
  'vite.config.ts',
  'vite.overlay.config.ts',
  'vite.guest.config.ts',
];
const ADDRESS = /The window is at (http:\/\/127\.0\.0\.1:\d+\/)/;
const IS_UP = /The main process is up after/g;
const WAIT_TIMEOUT_MS = 60_000;

/** A copy of the project in which a test may edit sources, and `npm run dev` running in it. */
export class DevProject {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'earshot-dev-'));
  #child: ChildProcess | undefined;
  /** All output of the loop. */
  output = '';

  constructor() {
    for (const name of COPIED)
      cpSync(path.join(PROJECT_FOLDER, name), path.join(this.folder, name), { recursive: true });
    symlinkSync(path.join(PROJECT_FOLDER, 'node_modules'), path.join(this.folder, 'node_modules'), 'junction');
    const dataFolder = path.join(this.folder, 'data');
    mkdirSync(dataFolder);
    writeFileSync(path.join(dataFolder, SETTINGS_FILE_NAME), formatSettings({ ...DEFAULT_SETTINGS, isSetUp: true }));
  }

  /** Starts the loop. Resolves at once. */
  start(
    devArguments: readonly string[] = ['--no-window', '--window-port=24800'],
    environment: NodeJS.ProcessEnv = {},
  ): void {
    this.output = '';
    const child = spawn(
      process.execPath,
      [
        path.join(this.folder, 'scripts/run.mjs'),
        'scripts/dev.ts',
        '--bind=127.0.0.1',
        `--data-dir=${path.join(this.folder, 'data')}`,
        ...devArguments,
      ],
      {
        env: { ...process.env, EARSHOT_MUMBLE_LINK: path.basename(this.folder), ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#child = child;
  }

  /** Waits until the loop's output matches `pattern`. */
  async waitForOutput(pattern: RegExp | string, timeoutMs = WAIT_TIMEOUT_MS): Promise<void> {
    const matches = (): boolean =>
      typeof pattern === 'string' ? this.output.includes(pattern) : this.output.search(pattern) >= 0;
    await waitUntil(`the loop prints ${String(pattern)}`, () => matches() || this.#hasEnded, timeoutMs);
    if (!matches()) throw new Error(`The loop ended and printed:\n${this.output}`);
  }

  /** Waits until the main process has come up `count` times since the start of the loop. */
  async waitUntilUp(count = 1): Promise<void> {
    await waitUntil(
      `the main process is up ${count} times`,
      () => (this.output.match(IS_UP) ?? []).length >= count || this.#hasEnded,
      WAIT_TIMEOUT_MS,
    );
  }

  /** Address of the window. */
  get address(): string {
    return ADDRESS.exec(this.output)?.[1] ?? '';
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** Saves `file` like an editor. */
  save(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Ends the loop like Ctrl+C. Returns its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || this.#hasEnded) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
    return child.exitCode;
  }

  /** Ends the loop and removes the copy. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #hasEnded(): boolean {
    return this.#child !== undefined && (this.#child.exitCode !== null || this.#child.signalCode !== null);
  }
}
