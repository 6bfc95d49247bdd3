import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { NODE_OPTIONS } from '../../../scripts/node-options.mjs';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { waitUntil } from '../wait-until.ts';

/** A busy machine takes some seconds to start a host. */
const START_TIMEOUT_MS = 45_000;
/** Leaving writes the recording of what a member has heard. */
const STOP_TIMEOUT_MS = 40_000;

export interface ProgramOptions {
  readonly arguments?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** The program's working folder; the project's by default. */
  readonly folder?: string;
}

/** A program that runs in a namespace, and what it prints on both outputs. */
export class NamespaceProgram {
  readonly #child: ChildProcess;
  readonly #what: string;
  #output = '';
  #errors = '';
  /** Settles when the program has ended, and everything that it printed has been read. */
  readonly #closed: Promise<unknown>;
  #isClosed = false;

  /** `command` is the program behind the wrapper of its namespace, which turns into it: it is the program's process. */
  constructor(command: readonly string[], options: ProgramOptions) {
    const { arguments: more = [], environment, folder = PROJECT_FOLDER } = options;
    const [first, ...words] = [...command, ...more] as [string, ...string[]];
    this.#what = words.join(' ');
    this.#child = spawn(first, words, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#closed = once(this.#child, 'close').then(() => (this.#isClosed = true));
    this.#child.on('error', (error) => (this.#errors += error.message));
  }

  /** Everything that the program has printed so far, errors last. */
  get printed(): string {
    return this.#output + this.#errors;
  }

  get hasEnded(): boolean {
    return this.#isClosed;
  }

  /** Waits until the program has printed `pattern`, and returns the match. Throws if it ends before. */
  async waitFor(pattern: RegExp, timeoutMs = START_TIMEOUT_MS): Promise<RegExpExecArray> {
    let found: RegExpExecArray | null = null;
    await waitUntil(
      `${this.#what} prints ${String(pattern)}`,
      () => {
        found = pattern.exec(this.printed);
        if (found === null && this.hasEnded) throw new Error(`${this.#what} ended and printed: ${this.printed}`);
        return found !== null;
      },
      timeoutMs,
    ).catch((error: unknown) => {
      throw new Error(`${(error as Error).message}. It printed: ${this.printed}`);
    });
    return found as unknown as RegExpExecArray;
  }

  /** Waits for the end of the program, and returns the JSON of its last line of output. Throws if it prints none. */
  async result(timeoutMs: number): Promise<unknown> {
    await waitUntil(`${this.#what} ends`, () => this.hasEnded, timeoutMs);
    const line = this.#output.trimEnd().split('\n').at(-1) ?? '';
    try {
      return JSON.parse(line);
    } catch {
      throw new Error(`${this.#what} printed no JSON: ${this.printed}`);
    }
  }

  /** Ends the program as Ctrl+C does, and by force if that takes too long. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.#child.kill('SIGINT');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#closed;
    clearTimeout(timer);
  }

  /** Ends the program like a crash. */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    this.#child.kill('SIGKILL');
    await this.#closed;
  }
}

const OTHER_CLOCK = './test/support/network/programs/other-clock.ts';

/** Returns how to start a TypeScript entry of the project with this Node, on a clock that is wrong by some years. */
export function nodeProgram(
  entry: string,
  words: readonly string[] = [],
  clockYears = 0,
): readonly [string, ProgramOptions] {
  if (clockYears === 0) return [process.execPath, { arguments: [...NODE_OPTIONS, entry, ...words] }];
  return [
    process.execPath,
    {
      arguments: [...NODE_OPTIONS, '--require', OTHER_CLOCK, entry, ...words],
      environment: { EARSHOT_CLOCK_YEARS: String(clockYears) },
    },
  ];
}
