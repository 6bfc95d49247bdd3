import type { Failure } from '../../shared/result.ts';
import { terminalText } from './terminal-text.ts';

/** How players call the commands. */
export const COMMANDS = {
  start: 'npm start',
  demo: 'npm run demo',
  serve: 'npm run serve',
  join: 'npm run join',
  rendezvous: 'npm run rendezvous',
} as const;
export type Command = (typeof COMMANDS)[keyof typeof COMMANDS];

/**
 * Ends the command with exit code 1: `message` says what happened and what to do, as JSON if the command was run with
 * that option.
 */
export function exitWithError(code: string, message: string, isJson: boolean): never {
  return exit(1, code, message, isJson);
}

/** Ends the command with exit code 2 because its arguments are wrong: `message` says what is wrong with them. */
export function exitWithUsageError(command: Command, { code, message }: Failure, isJson: boolean): never {
  return exit(2, code, `${message} Run '${command} -- --help' for all options.`, isJson);
}

function exit(exitCode: number, code: string, message: string, isJson: boolean): never {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  else process.stderr.write(`${terminalText(message)}\n`);
  process.exit(exitCode);
}

/** Prints a line on the standard output. */
export function printLine(line: string): void {
  process.stdout.write(`${terminalText(line)}\n`);
}

/**
 * Keeps the process alive when nobody reads its output any longer, as after `npm run serve | head -1`: what it prints
 * and logs from then on is lost. Without this, the failed write would end the process, or be logged by another one.
 */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreError);
}

function ignoreError(): void {}

/** Resolves when a program that read this command's output no longer does. */
export function untilOutputClosed(): Promise<void> {
  return new Promise((resolve) => process.stdout.once('error', () => resolve()));
}

/** A terminal sends Ctrl+C both to the command and to the program that started it, which passes it on by then. */
const ECHO_MS = 1_000;

/** Somebody asked the command to end. */
interface StopRequest {
  readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP';
  /** Resolves when they ask once more, and mean it. */
  readonly again: Promise<void>;
}

/** Resolves when the user or the system asks the command to end. */
export async function untilStopped(): Promise<void> {
  await untilStopRequested(() => performance.now());
}

/** As `untilStopped`, with what they asked for. `nowMs`: a monotonic clock. */
export function untilStopRequested(nowMs: () => number): Promise<StopRequest> {
  return new Promise((resolve) => {
    let askedAtMs: number | undefined;
    let askAgain = (): void => undefined;
    const again = new Promise<void>((resolveAgain) => (askAgain = resolveAgain));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (askedAtMs !== undefined && nowMs() - askedAtMs >= ECHO_MS) askAgain();
        askedAtMs ??= nowMs();
        resolve({ signal, again });
      });
  });
}
