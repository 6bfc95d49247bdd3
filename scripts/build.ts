import { showProgress } from '../shared/progress.ts';
import { scheduleTimer } from '../shared/schedule.ts';
import { BUILD_TARGETS, isStale, titleOf, type BuildTarget } from './build/target-sources.ts';
import { exitWithScriptError, readScriptArguments } from './script-arguments.ts';

/** `npm run build`: builds everything, or the given targets, into out/. */
const USAGE = {
  command: 'npm run build',
  help: `Builds everything, or the given targets, into out/.

  npm run build -- [option ...] [${BUILD_TARGETS.join(' | ')} ...]

  --if-stale      build only what is missing or older than its sources
  --source-maps   add source maps for debuggers
  --help          this text

Examples:
  npm run build
  npm run build -- --if-stale renderer
  npm run build -- --source-maps main preload
`,
};

const { values, positionals } = readScriptArguments(
  USAGE,
  { 'if-stale': { type: 'boolean' }, 'source-maps': { type: 'boolean' } },
  BUILD_TARGETS.length,
);
const unknown = positionals.find((name) => !BUILD_TARGETS.some((target) => target === name));
if (unknown !== undefined)
  exitWithScriptError(USAGE, `There is no target '${unknown}'. The targets are ${BUILD_TARGETS.join(', ')}.`);
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
