import { describe, expect, it } from 'vitest';
import type { FileRun, TestRun } from '../../../../scripts/test/file-run.ts';
import { formatTally, tally } from '../../../../scripts/test/test-tally.ts';

function run(hasPassed: boolean, ...states: readonly TestRun['state'][]): FileRun {
  const tests = states.map((state, index) => ({ fullName: `test ${index}`, state, retries: 0 }));
  return { file: 'test/unit/a.test.ts', hasPassed, seconds: 1, tests };
}

const passedStep = { name: 'eslint', hasPassed: true, output: '' };
const failedStep = { name: 'tsc', hasPassed: false, output: 'error' };

describe('tally', () => {
  it('counts tests and steps alike', () => {
    const runs = [run(false, 'passed', 'passed', 'failed')];
    expect(tally([passedStep, failedStep], runs, false)).toEqual({ passed: 3, failed: 2, skipped: [] });
  });

  it('names skipped tests and counts them as neither passed nor failed', () => {
    const runs = [run(true, 'passed', 'skipped', 'pending')];
    expect(tally([], runs, false)).toEqual({ passed: 1, failed: 0, skipped: ['test 1', 'test 2'] });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(tally([], [run(false), run(true, 'passed')], false)).toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('counts a file whose hook failed as a failure', () => {
    expect(tally([], [run(false, 'passed')], false)).toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('counts an error that no test caught, or the time limit, as a failure', () => {
    expect(tally([], [run(true, 'passed')], true).failed).toBe(1);
  });
});

describe('formatTally', () => {
  it('ends with the line that continuous integration reads', () => {
    expect(formatTally({ passed: 12, failed: 1, skipped: [] })).toBe('12 passed, 1 failed');
  });

  it('lists skipped tests before that line', () => {
    expect(formatTally({ passed: 1, failed: 0, skipped: ['needs Electron'] })).toBe(
      'skipped: needs Electron\n1 skipped\n1 passed, 0 failed',
    );
  });
});
