import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatSettings } from '../../../shared/stored/parse-settings.ts';
import { SETTINGS_FILE_NAME } from '../../../main/desktop/settings/open-settings-store.ts';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { LETTER_KEYS } from '../letter-keys.ts';

/** Includes a build of the window on a busy machine. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
const LINK = /http:\/\/127\.0\.0\.1:\d+\/#\S+/;

/** The app as `npm start -- --no-window` runs it, with its own process and data folder. */
export class AppProcess {
  /** Opens the window, once. */
  readonly link: string;
  /** Data folder; its last part is the name of its Mumble Link. */
  readonly folder: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, folder: string, link: string) {
    this.#child = child;
    this.folder = folder;
    this.link = link;
  }

  /**
   * Starts the app with previously stored `settings` (so that there is no first run), and `environment` added to this
   * process's. Its lobbies are at `bindAddress`. A `wrapper` is a program that runs it. Resolves when it has printed
   * its link.
   */
  static async start(
    settings: Partial<Settings>,
    environment: NodeJS.ProcessEnv = {},
    bindAddress = '127.0.0.1',
    wrapper: readonly string[] = [],
  ): Promise<AppProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-e2e-'));
    writeFileSync(
      path.join(folder, SETTINGS_FILE_NAME),
      formatSettings({ ...DEFAULT_SETTINGS, isSetUp: true, bindings: [...LETTER_KEYS], ...settings }),
    );
    const options = ['--no-window', '--bind', bindAddress, '--data-dir', folder];
    const [command, ...words] = [...wrapper, process.execPath, 'main/cli/start.ts', ...options] as [
      string,
      ...string[],
    ];
    const child = spawn(command, words, {
      cwd: PROJECT_FOLDER,
      // Avoids the shared memory of a game on this machine or of another copy.
      env: { ...process.env, EARSHOT_MUMBLE_LINK: path.basename(folder), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new AppProcess(child, folder, await readLink(child));
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  /** Ends it like a crash, without notifying anyone. */
  async kill(): Promise<void> {
    if (this.#hasEnded) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Ends it like Ctrl+C in a terminal, and removes its folder and its Mumble Link. Throws when it does not exit. */
  async stop(): Promise<void> {
    try {
      if (this.#hasEnded) return;
      const ended = once(this.#child, 'exit', { signal: AbortSignal.timeout(STOP_TIMEOUT_MS) });
      this.#child.kill('SIGINT');
      await ended;
    } catch {
      await this.kill();
      throw new Error(`The app did not end within ${STOP_TIMEOUT_MS} ms after Ctrl+C.`);
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
      rmSync(path.join('/dev/shm', path.basename(this.folder)), { force: true });
    }
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

function readLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The app printed no link within ${START_TIMEOUT_MS} ms, but: ${output}`));
    }, START_TIMEOUT_MS);
    const take = (chunk: Buffer): void => {
      output += String(chunk);
      const link = LINK.exec(output)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The app ended with ${code} before it printed a link: ${output}`));
    });
  });
}
