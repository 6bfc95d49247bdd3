/** How one test ended. */
export interface TestRun {
  readonly fullName: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** The number of retries before it ended like this. */
  readonly retries: number;
}

/** How a test file ended. */
export interface FileRun {
  /** The path, relative to the project. */
  readonly file: string;
  readonly hasPassed: boolean;
  readonly seconds: number;
  readonly tests: readonly TestRun[];
}

const SLOWEST_SHOWN = 10;

/** Formats the line that reports a finished file. */
export function formatFileRun({ file, hasPassed, seconds, tests }: FileRun): string {
  const mark = hasPassed ? 'ok    ' : 'FAILED';
  return `${mark} ${formatSeconds(seconds)} ${file} (${tests.length} ${tests.length === 1 ? 'test' : 'tests'})`;
}

/** Formats the end of a run's report: the slowest files, and each test that passed only on a retry. */
export function formatSummary(runs: readonly FileRun[]): string {
  const slowest = [...runs].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST_SHOWN);
  const retried = runs.flatMap(({ file, tests }) =>
    tests
      .filter(({ retries, state }) => retries > 0 && state === 'passed')
      .map(({ fullName }) => `${file} > ${fullName}`),
  );
  return [
    'Slowest files:',
    ...slowest.map(({ file, seconds }) => `  ${formatSeconds(seconds)} ${file}`),
    ...(retried.length === 0 ? [] : ['Passed only when tried again:', ...retried.map((name) => `  ${name}`)]),
  ].join('\n');
}

/** Formats what was running when the time limit was reached: each file, and its unfinished tests. */
export function formatRunning(limitMinutes: number, running: ReadonlyMap<string, readonly string[]>): string {
  const files = [...running].flatMap(([file, tests]) => [`  ${file}`, ...tests.map((test) => `    ${test}`)]);
  return [`The time limit of ${limitMinutes} minutes is up. Running at that moment:`, ...files].join('\n');
}

function formatSeconds(seconds: number): string {
  return `${seconds.toFixed(1).padStart(6)} s`;
}
