import type { StepResult } from '../steps.ts';
import type { FileRun } from './file-run.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that did not run. */
  readonly skipped: readonly string[];
}

/**
 * Counts tests and steps. A file that failed outside its tests counts as one failure, and so does a run that failed
 * without a failed test or file (`hasOtherFailure`: an error that no test caught, or the time limit).
 */
export function tally(steps: readonly StepResult[], runs: readonly FileRun[], hasOtherFailure: boolean): Tally {
  const passedSteps = steps.filter((step) => step.hasPassed).length;
  const tests = runs.flatMap((run) => run.tests);
  const failedTests = tests.filter((test) => test.state === 'failed').length;
  const brokenFiles = runs.filter(isBroken).length;
  return {
    passed: passedSteps + tests.filter((test) => test.state === 'passed').length,
    failed: steps.length - passedSteps + failedTests + brokenFiles + (hasOtherFailure ? 1 : 0),
    skipped: tests.filter((test) => test.state === 'skipped' || test.state === 'pending').map((test) => test.fullName),
  };
}

/** Returns whether the file failed, but not by one of its tests: it could not be loaded, or a hook failed. */
function isBroken({ hasPassed, tests }: FileRun): boolean {
  return !hasPassed && tests.every((test) => test.state !== 'failed');
}

/** Formats the last lines of a run. Continuous integration reads the very last one, so its format is fixed. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  const skippedLines =
    skipped.length === 0 ? [] : [...skipped.map((name) => `skipped: ${name}`), `${skipped.length} skipped`];
  return [...skippedLines, `${passed} passed, ${failed} failed`].join('\n');
}
