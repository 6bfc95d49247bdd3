import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { exitWithError } from '../terminal.ts';

/** The part of scripts/build/target-sources.ts that this file needs; only a checkout has it. */
interface TargetSources {
  readonly BUILD_TARGETS: readonly string[];
  isStale(target: string): boolean;
}

/**
 * Builds the `targets` that are missing or older than their sources; none named = all of them. Ends the process if the
 * build fails. Most starts find everything built, so only the build itself gets a process of its own.
 */
export async function buildStale(projectFolder: string, targets: readonly string[]): Promise<void> {
  const scripts = path.join(projectFolder, 'scripts');
  const sources = pathToFileURL(path.join(scripts, 'build', 'target-sources.ts')).href;
  const { BUILD_TARGETS, isStale } = (await import(sources)) as TargetSources;
  const stale = (targets.length === 0 ? BUILD_TARGETS : targets).filter((target) => isStale(target));
  if (stale.length === 0) return;
  const child = spawn(process.execPath, [path.join(scripts, 'build.ts'), '--if-stale', ...stale], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    exitWithError('build-failed', "Earshot couldn't be built. See the lines above for the reason.", false);
}
