import type { StepResult } from '../steps.ts';

/** What Vitest's JSON reporter writes, as far as it is read here. */
export interface TestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that did not run. */
  readonly skipped: readonly string[];
}

/**
 * Counts tests and steps. A file that failed outside its tests counts as one failure, and so does a run that failed
 * without any failed test (an error that no test caught) or left no report (`report` undefined).
 */
export function tally(steps: readonly StepResult[], report: TestReport | undefined, vitestExitCode: number): Tally {
  const passedSteps = steps.filter((step) => step.hasPassed).length;
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? [];
  const failedTests = tests.filter((test) => test.status === 'failed').length;
  const brokenFiles = report?.testResults.filter(isBroken).length ?? 0;
  const hasUncounted = failedTests + brokenFiles === 0 && (vitestExitCode !== 0 || report?.success !== true);
  return {
    passed: passedSteps + tests.filter((test) => test.status === 'passed').length,
    failed: steps.length - passedSteps + failedTests + brokenFiles + (hasUncounted ? 1 : 0),
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName),
  };
}

/** Failed, but not by one of its tests: it could not be loaded, or a hook failed. */
function isBroken({ status, assertionResults }: TestReport['testResults'][number]): boolean {
  return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
}

/** The last lines of a run. The very last one has a fixed form, which continuous integration reads. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  const skippedLines =
    skipped.length === 0 ? [] : [...skipped.map((name) => `skipped: ${name}`), `${skipped.length} skipped`];
  return [...skippedLines, `${passed} passed, ${failed} failed`].join('\n');
}
