import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterTest } from './lobby/host-parts.ts';

/** The result of a project command. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A program that runs the one after it, with its arguments: `['unshare', '--net']` gives it a network of its own. */
type Wrapper = readonly string[];

function start(
  entry: string,
  commandArguments: readonly string[],
  wrapper: Wrapper = [],
  input: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const program = fileURLToPath(new URL(`../../main/cli/${entry}`, import.meta.url));
  const [command, ...words] = [...wrapper, process.execPath, program, ...commandArguments] as [string, ...string[]];
  // A test runner that wants colours itself must not force them on what it runs.
  const env = { ...process.env };
  delete env['FORCE_COLOR'];
  const child = spawn(command, words, { stdio: [input, 'pipe', 'pipe'], env });
  afterTest(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs `main/cli/<entry>` to completion. Without `isOutputRead`, its output is closed from the start. */
export async function runCommand(
  entry: string,
  commandArguments: readonly string[],
  { isOutputRead = true } = {},
): Promise<CommandResult> {
  const child = start(entry, commandArguments);
  if (!isOutputRead) {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output, errors };
}

/**
 * Starts `main/cli/<entry>`, which keeps running until the test ends. Returns a function that tells what it has printed
 * on both outputs.
 */
export function watchCommand(entry: string, commandArguments: readonly string[]): () => string {
  const child = start(entry, commandArguments);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)));
  return () => printed;
}

/** Starts `main/cli/<entry>` as `watchCommand` does, with a pipe through which the test types lines. */
export function typeToCommand(entry: string, commandArguments: readonly string[]) {
  const child = start(entry, commandArguments, [], 'pipe');
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)));
  return {
    printed: () => printed,
    type: (line: string) => void child.stdin?.write(`${line}\n`),
    end: () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM')),
  };
}

/**
 * Starts `main/cli/<entry>` and resolves with what it printed, on both outputs, once that matches `pattern`. It keeps
 * running until the test ends.
 */
export function startCommandUntil(
  pattern: RegExp,
  entry: string,
  commandArguments: readonly string[],
  wrapper: Wrapper = [],
): Promise<string> {
  const child = start(entry, commandArguments, wrapper);
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: unknown): void => {
      printed += String(chunk);
      if (pattern.test(printed)) resolve(printed);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', (code) => reject(new Error(`${entry} ended with code ${code} after printing: ${printed}`)));
  });
}

/** Starts `main/cli/<entry>` and resolves with its first line of output. It keeps running until the test ends. */
export async function startCommand(
  entry: string,
  commandArguments: readonly string[],
): Promise<{ readonly firstLine: string; readonly child: ChildProcess }> {
  const child = start(entry, commandArguments);
  const firstLine = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('close', (code) => reject(new Error(`${entry} ended with code ${code} before it said anything`)));
  });
  return { firstLine, child };
}
