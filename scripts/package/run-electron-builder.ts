import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PROJECT_FOLDER } from '../project-folder.ts';

export interface BuilderRun {
  readonly code: number | null;
  /** Its whole output; empty if it wrote to our own terminal. */
  readonly output: string;
}

export interface BuilderOptions {
  readonly builderArguments: readonly string[];
  /** Variables in addition to this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether its output is collected rather than shown. */
  readonly isQuiet?: boolean;
}

/** Runs electron-builder on the project, under this Node. It never publishes anything. */
export function runElectronBuilder({
  builderArguments,
  environment = {},
  isQuiet = false,
}: BuilderOptions): Promise<BuilderRun> {
  const program = path.join(
    path.dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
    'cli.js',
  );
  const child = spawn(process.execPath, [program, ...builderArguments, '--publish', 'never'], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, ...environment },
    stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
