import { spawn } from 'node:child_process';

/** How a browser process ended. */
export interface BrowserExit {
  /** The exit code; null = it could not start, or a signal ended it. */
  readonly code: number | null;
  /** The last lines that it wrote to standard error. */
  readonly lastWords: string;
}

export interface BrowserProcess {
  readonly exited: Promise<BrowserExit>;
  /** Asks the process to end. */
  end(): void;
}

const MAX_LAST_WORDS_LENGTH = 2_000;

/** Starts a browser. Never throws: a browser that cannot start counts as one that exited at once. */
export function launchBrowser(executablePath: string, browserArguments: readonly string[]): BrowserProcess {
  const child = spawn(executablePath, browserArguments, { stdio: ['ignore', 'ignore', 'pipe'] });
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-MAX_LAST_WORDS_LENGTH);
  });
  const exited = new Promise<BrowserExit>((resolve) => {
    child.on('error', (error) => resolve({ code: null, lastWords: error.message }));
    child.on('exit', (code) => resolve({ code, lastWords }));
  });
  return { exited, end: () => void child.kill() };
}
