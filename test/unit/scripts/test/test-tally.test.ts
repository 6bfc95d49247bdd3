import { describe, expect, it } from 'vitest';
import { formatTally, tally, type TestReport } from '../../../../scripts/test/test-tally.ts';

function report(success: boolean, ...files: readonly { status: string; tests: readonly string[] }[]): TestReport {
  const testResults = files.map(({ status, tests }, file) => ({
    name: `file ${file}`,
    status,
    assertionResults: tests.map((test, index) => ({ fullName: `test ${file}.${index}`, status: test })),
  }));
  return { success, testResults };
}

const passedStep = { name: 'eslint', hasPassed: true, output: '' };
const failedStep = { name: 'tsc', hasPassed: false, output: 'error' };

describe('tally', () => {
  it('counts tests and steps alike', () => {
    const run = report(false, { status: 'failed', tests: ['passed', 'passed', 'failed'] });
    expect(tally([passedStep, failedStep], run, 1)).toEqual({ passed: 3, failed: 2, skipped: [] });
  });

  it('names what was skipped or left to do, and counts it as neither', () => {
    const run = report(true, { status: 'passed', tests: ['passed', 'skipped', 'todo'] });
    expect(tally([], run, 0)).toEqual({ passed: 1, failed: 0, skipped: ['test 0.1', 'test 0.2'] });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    const run = report(false, { status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] });
    expect(tally([], run, 1)).toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('counts a failing run of passing tests as a failure: an error that no test caught', () => {
    expect(tally([], report(true, { status: 'passed', tests: ['passed'] }), 1).failed).toBe(1);
  });

  it('counts a run that left no report as a failure', () => {
    expect(tally([passedStep], undefined, 0)).toEqual({ passed: 1, failed: 1, skipped: [] });
  });
});

describe('formatTally', () => {
  it('is one line where nothing was skipped', () => {
    expect(formatTally({ passed: 12, failed: 0, skipped: [] })).toBe('12 passed, 0 failed');
  });

  it('says what was skipped before its last line', () => {
    expect(formatTally({ passed: 1, failed: 2, skipped: ['opens a window'] })).toBe(
      'skipped: opens a window\n1 skipped\n1 passed, 2 failed',
    );
  });
});
