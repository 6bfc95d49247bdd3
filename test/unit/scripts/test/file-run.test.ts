import { describe, expect, it } from 'vitest';
import { formatFileRun, formatRunning, formatSummary, type FileRun } from '../../../../scripts/test/file-run.ts';

function run(file: string, seconds: number, tests: FileRun['tests'] = []): FileRun {
  return { file, seconds, hasPassed: true, tests };
}

const PASSED = { fullName: 'mixer > ramps', state: 'passed', retries: 0 } as const;
const RETRIED = { fullName: 'lobby > is heard', state: 'passed', retries: 1 } as const;
const FAILED_TWICE = { fullName: 'lobby > leaves', state: 'failed', retries: 1 } as const;

describe('formatFileRun', () => {
  it('shows the result, the time and the number of tests', () => {
    expect(formatFileRun(run('test/unit/a.test.ts', 1.23, [PASSED]))).toBe(
      'ok        1.2 s test/unit/a.test.ts (1 test)',
    );
    expect(formatFileRun({ ...run('test/unit/b.test.ts', 61), hasPassed: false })).toBe(
      'FAILED   61.0 s test/unit/b.test.ts (0 tests)',
    );
  });
});

describe('formatSummary', () => {
  it('lists the ten slowest files, slowest first', () => {
    const runs = Array.from({ length: 12 }, (_, index) => run(`${index}.test.ts`, index));
    const lines = formatSummary(runs).split('\n');
    expect(lines).toHaveLength(11);
    expect([lines[0], lines[1], lines[10]]).toEqual([
      'Slowest files:',
      '    11.0 s 11.test.ts',
      '     2.0 s 2.test.ts',
    ]);
  });

  it('names each test that passed only when it was tried again, and no other', () => {
    const summary = formatSummary([run('a.test.ts', 1, [PASSED, RETRIED, FAILED_TWICE])]);
    expect(summary.split('\n').slice(2)).toEqual(['Passed only when tried again:', '  a.test.ts > lobby > is heard']);
  });
});

describe('formatRunning', () => {
  it('names the files and tests that had not ended at the time limit', () => {
    const running = new Map([['test/e2e/map.test.ts', ['the map > zooms']]]);
    expect(formatRunning(20, running)).toBe(
      'The time limit of 20 minutes is up. Running at that moment:\n  test/e2e/map.test.ts\n    the map > zooms',
    );
  });
});
