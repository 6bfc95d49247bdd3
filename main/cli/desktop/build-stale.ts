import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { exitWithError } from '../terminal.ts';

/**
 * Builds the `targets` that are missing or older than their sources; none named = all of them. Ends the process if the
 * build fails.
 */
export async function buildStale(projectFolder: string, targets: readonly string[]): Promise<void> {
  const script = path.join(projectFolder, 'scripts', 'build.ts');
  const child = spawn(process.execPath, [script, '--if-stale', ...targets], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) exitWithError('build-failed', 'Earshot could not be built. The lines above say why.', false);
}
