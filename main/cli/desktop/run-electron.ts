import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildStale } from './build-stale.ts';

/** Runs the app under Electron's `program` with the same arguments. Resolves with its exit code. */
export async function runElectron(
  program: string,
  projectFolder: string,
  programArguments: readonly string[],
  mayBuild: boolean,
): Promise<number> {
  if (mayBuild) await buildStale(projectFolder, []);
  const child = spawn(program, [projectFolder, ...programArguments], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
