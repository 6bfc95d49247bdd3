import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { PROJECT_FOLDER } from '../project-folder.ts';
import type { MainExit, MainRun, MainSession } from './main-run.ts';

const LINK = /(http:\/\/127\.0\.0\.1:(\d+))\/#(\S+)/;
const MAX_LAST_WORDS_LENGTH = 4_000;

/** Timeout: closing a lobby and writing settings takes well under this. */
const STOP_TIMEOUT_MS = 3_000;

/**
 * Starts the app without a window, like `npm start -- --no-window` but without building. Forwards its output except for
 * the link to the window, which would open the window as it was last built.
 */
export function runMain(nodeArguments: readonly string[], startArguments: readonly string[]): MainRun {
  // This process already runs under the Node options that the sources need.
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...nodeArguments, 'main/cli/start.ts', '--no-window', '--no-build', ...startArguments],
    {
      cwd: PROJECT_FOLDER,
      // The window comes from the sources, so none needs to be built.
      env: { ...process.env, EARSHOT_DEV_WINDOW: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A separate process group, so that Ctrl+C reaches it once, through `stop`.
      detached: process.platform !== 'win32',
    },
  );
  const endWithThis = (): void => void child.kill();
  process.on('exit', endWithThis);
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    lastWords = (lastWords + text).slice(-MAX_LAST_WORDS_LENGTH);
  });
  const exited = new Promise<MainExit>((resolve) => {
    child.on('error', (error) => resolve({ code: null, lastWords: error.message }));
    child.on('close', (code) => resolve({ code, lastWords }));
  });
  const ready = new Promise<MainSession>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const link = LINK.exec(line);
      if (link === null) process.stdout.write(`${line}\n`);
      else void openSession(link[1] ?? '', Number(link[2]), link[3] ?? '').then(resolve);
    });
  });
  void exited.then(() => process.off('exit', endWithThis));
  return { ready, exited, stop: () => stop(child, exited) };
}

/** Spends the ticket in a link to a window on the secret of a session, as the window does. */
async function openSession(origin: string, port: number, ticket: string): Promise<MainSession> {
  const response = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: ticket });
  return { port, secret: (await response.text()).trim() };
}

async function stop(child: ChildProcess, exited: Promise<MainExit>): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}
