import { parseCLI, startVitest } from 'vitest/node';
import { formatRunning, formatSummary, type FileRun } from './file-run.ts';
import { SuiteReporter } from './suite-reporter.ts';
import type { TestArguments, TestKind } from './test-arguments.ts';

export interface TestsRun {
  readonly runs: readonly FileRun[];
  /** Whether the run failed in a way that no test file shows. */
  readonly hasOtherFailure: boolean;
}

/** The workers of a hanging run have this long to end. */
const CLOSE_TIMEOUT_MS = 10_000;

/**
 * Runs the chosen kinds of test, prints each file as it ends, and resolves with all results. At the time limit it
 * prints what was running, stops it, and reports a failure.
 */
export async function runTests({ kinds, passedOn, limitMinutes }: TestArguments): Promise<TestsRun> {
  if (kinds.length === 0) return { runs: [], hasOtherFailure: false };
  const reporter = new SuiteReporter((line) => console.log(line));
  const limit = Promise.withResolvers<'limit'>();
  const timer = setTimeout(() => limit.resolve('limit'), limitMinutes * 60_000);
  const { filter, options } = parseCLI(['vitest', 'run', ...passedOn]);
  const vitest = startVitest([...filter], {
    ...options,
    watch: false,
    project: projectsOf(kinds),
    reporters: [reporter],
  });
  const ended = await Promise.race([vitest, limit.promise]);
  clearTimeout(timer);
  const isOverLimit = ended === 'limit';
  if (isOverLimit) console.log(formatRunning(limitMinutes, reporter.running));
  else await Promise.race([ended.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS).unref())]);
  if (reporter.runs.length > 1) console.log(formatSummary(reporter.runs));
  return {
    runs: reporter.runs,
    hasOtherFailure: isOverLimit || reporter.hasUncaughtError || reporter.runs.length === 0,
  };
}

/**
 * Watches the files: runs the tests affected by a saved file, until interrupted. Vitest's own reporter shows the
 * results.
 */
export async function watchTests({ kinds, passedOn }: TestArguments): Promise<void> {
  const { filter, options } = parseCLI(['vitest', 'watch', ...passedOn]);
  await startVitest([...filter], { ...options, watch: true, project: projectsOf(kinds) });
}

/** Returns filters for the Vitest projects of `kinds`: a kind may have several, such as `unit` and `unit-heap`. */
function projectsOf(kinds: readonly TestKind[]): string[] {
  return kinds.flatMap((kind) => [kind, `${kind}-*`]);
}
