import type { Failure } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { beginStep, type Step } from './screen/progress.ts';
import { startLiveTable, type LiveTableOptions } from './screen/live-table.ts';
import { styled, type Line } from './screen/styled-line.ts';
import { hasBlocks } from './screen/terminal-abilities.ts';
import { TerminalScreen } from './screen/terminal-screen.ts';

/** How players call the commands. */
export const COMMANDS = {
  start: 'npm start',
  demo: 'npm run demo',
  serve: 'npm run serve',
  join: 'npm run join',
  rendezvous: 'npm run rendezvous',
} as const;
export type Command = (typeof COMMANDS)[keyof typeof COMMANDS];

/** The exit codes of every command, as their help lists them. */
const EXIT_CODES = { failed: 1, wrongArguments: 2 } as const;

/** All output of this command. */
export const screen = new TerminalScreen({ stdout: process.stdout, stderr: process.stderr, environment: process.env });
// A crash prints its trace after this, where it can be read.
process.on('uncaughtExceptionMonitor', () => screen.restore());
process.on('exit', () => screen.restore());

/**
 * Ends the command with exit code 1: `message` says what happened and what to do, as JSON if the command was run with
 * that option.
 */
export function exitWithError(code: string, message: string, isJson: boolean): never {
  return exit(EXIT_CODES.failed, code, message, isJson);
}

/** Ends the command with exit code 2 because its arguments are wrong: `message` says what is wrong with them. */
export function exitWithUsageError(command: Command, { code, message }: Failure, isJson: boolean): never {
  return exit(EXIT_CODES.wrongArguments, code, `${message} Run '${command} -- --help' for all options.`, isJson);
}

function exit(exitCode: number, code: string, message: string, isJson: boolean): never {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  else {
    screen.restore();
    screen.report([styled('error', message)]);
  }
  process.exit(exitCode);
}

/** Prints a line on the standard output. */
export function printLine(line: Line): void {
  screen.print(line);
}

/** Says on the standard error output what is under way: `what` as for `beginStep`. */
export function showStep(what: string): Step {
  return beginStep(what, { screen, schedule: scheduleTimer, nowMs: () => performance.now() });
}

/** Shows who is in lobbies until the returned function is called: see `startLiveTable`. */
export function showTable(table: Pick<LiveTableOptions, 'read' | 'top' | 'bottom' | 'hasInput'>): () => void {
  const { stdout, env, platform } = process;
  return startLiveTable({
    ...table,
    screen,
    hasBlocks: hasBlocks(env, platform),
    onResize: (listener) => {
      stdout.on('resize', listener);
      return () => void stdout.off('resize', listener);
    },
    schedule: scheduleTimer,
    nowMs: () => performance.now(),
  });
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
