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

function start(entry: string, commandArguments: readonly string[]): ChildProcess {
  const program = fileURLToPath(new URL(`../../main/cli/${entry}`, import.meta.url));
  const child = spawn(process.execPath, [program, ...commandArguments], { stdio: ['ignore', 'pipe', 'pipe'] });
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
