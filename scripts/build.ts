import { parseArgs } from 'node:util';
import { BUILD_TARGETS, buildTarget, isStale, type BuildTarget } from './build/build-targets.ts';

/**
 * `npm run build [-- --if-stale] [--source-maps] [renderer|main|preload ...]`: builds everything, or the given targets,
 * into out/. `--if-stale` builds only what is missing or older than its sources; `--source-maps` adds source maps for
 * debuggers.
 */
const { values, positionals } = parseArgs({
  options: { 'if-stale': { type: 'boolean' }, 'source-maps': { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !BUILD_TARGETS.some((target) => target === name));
if (unknown !== undefined) {
  console.error(`There is no target '${unknown}'. The targets are ${BUILD_TARGETS.join(', ')}.`);
  process.exit(1);
}
const targets = positionals.length > 0 ? (positionals as BuildTarget[]) : BUILD_TARGETS;
try {
  for (const target of targets) {
    if (values['if-stale'] === true && !isStale(target)) continue;
    console.log(`Building ${target} ...`);
    await buildTarget(target, values['source-maps']);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
