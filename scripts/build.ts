import { beginStep } from '../main/cli/screen/progress.ts';
import { TerminalScreen } from '../main/cli/screen/terminal-screen.ts';
import { scheduleTimer } from '../shared/schedule.ts';
import { BUILD_TARGETS, isBuilt, isStale, titleOf, type BuildTarget } from './build/target-sources.ts';
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
const { stdout, stderr, env: environment } = process;
const screen = new TerminalScreen({ stdout, stderr, environment });
process.on('exit', () => screen.restore());
try {
  for (const target of targets) {
    if (values['if-stale'] === true && !isStale(target)) continue;
    const step = beginStep(`Building ${titleOf(target)}${reasonFor(target)}`, {
      screen,
      schedule: scheduleTimer,
      nowMs: () => performance.now(),
    });
    // The bundler takes longer to load than this script to find out that there is nothing to build.
    const { buildTarget } = await import('./build/build-targets.ts');
    await buildTarget(target, values['source-maps']).then(() => step.done());
  }
} catch (error) {
  screen.restore();
  console.error((error as Error).message);
  process.exit(1);
}

/** Says why something is built that nobody asked for. */
function reasonFor(target: BuildTarget): string {
  if (values['if-stale'] !== true) return '';
  return isBuilt(target) ? ' (something has changed)' : ' (first start only)';
}
