import { parseArgs } from 'node:util';
import { showProgress } from '../shared/progress.ts';
import { scheduleTimer } from '../shared/schedule.ts';
import { BUILD_TARGETS, isStale, titleOf, type BuildTarget } from './build/target-sources.ts';

/**
 * `npm run build [-- --if-stale] [--source-maps] [renderer|main|preload ...]`: builds everything, or the given targets,
 * into out/. `--if-stale` builds only what is missing or older than its sources; `--source-maps` adds source maps for
 * debuggers.
 */
const { values, positionals } = readArguments();
const unknown = positionals.find((name) => !BUILD_TARGETS.some((target) => target === name));
if (unknown !== undefined)
  exitWithUsageError(`There is no target '${unknown}'. The targets are ${BUILD_TARGETS.join(', ')}.`);
const targets = positionals.length > 0 ? (positionals as BuildTarget[]) : BUILD_TARGETS;
try {
  for (const target of targets) {
    if (values['if-stale'] === true && !isStale(target)) continue;
    const reason = values['if-stale'] === true ? ' (only on the first start and after changes)' : '';
    const stopProgress = showProgress(
      `Building ${titleOf(target)}${reason}`,
      (line) => console.log(line),
      scheduleTimer,
    );
    // The bundler takes longer to load than this script to find out that there is nothing to build.
    const { buildTarget } = await import('./build/build-targets.ts');
    await buildTarget(target, values['source-maps']).finally(stopProgress);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

function readArguments() {
  try {
    return parseArgs({
      options: { 'if-stale': { type: 'boolean' }, 'source-maps': { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return exitWithUsageError((error as Error).message);
  }
}

function exitWithUsageError(message: string): never {
  console.error(message);
  process.exit(2);
}
