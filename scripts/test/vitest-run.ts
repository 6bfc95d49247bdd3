import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestKind } from './test-arguments.ts';
import type { TestReport } from './test-tally.ts';

export interface VitestRun {
  readonly exitCode: number;
  /** Undefined = it left none. */
  readonly report: TestReport | undefined;
}

const NOTHING_RUN: VitestRun = { exitCode: 0, report: { success: true, testResults: [] } };

/**
 * What runs side by side. Tests of hosts wait for sound most of the time, and so do those in a browser: together they
 * take two cores as long as the longer of them takes alone. Within a lane, one file runs after the other.
 */
const LANES: readonly (readonly TestKind[])[] = [
  ['unit', 'contract', 'integration'],
  ['browser', 'e2e'],
];

/**
 * Runs the chosen kinds by Vitest, where `mayRunSideBySide` in several lanes. What runs beside another is printed at
 * its end.
 */
export async function runVitest(
  kinds: readonly TestKind[],
  passedOn: readonly string[],
  mayRunSideBySide: boolean,
): Promise<VitestRun> {
  const lanes = mayRunSideBySide ? LANES.map((lane) => lane.filter((kind) => kinds.includes(kind))) : [kinds];
  const [first, ...others] = lanes.filter((lane) => lane.length > 0);
  if (first === undefined) return NOTHING_RUN;
  const options = others.length > 0 ? ['--maxWorkers=1', ...passedOn] : passedOn;
  const beside = others.map((lane) => runLane(lane, options, 'at the end'));
  let whole: VitestRun = await runLane(first, options, 'at once');
  for (const run of await Promise.all(beside)) {
    process.stdout.write(run.output);
    whole = together(whole, run);
  }
  return whole;
}

function together(a: VitestRun, b: VitestRun): VitestRun {
  const isWhole = a.report !== undefined && b.report !== undefined;
  const report = isWhole
    ? { success: a.report.success && b.report.success, testResults: [...a.report.testResults, ...b.report.testResults] }
    : undefined;
  return { exitCode: Math.max(a.exitCode, b.exitCode), report };
}

function runLane(
  kinds: readonly TestKind[],
  passedOn: readonly string[],
  printing: 'at once' | 'at the end',
): Promise<VitestRun & { readonly output: string }> {
  const reportFile = path.join('.cache', `test-report-${kinds.join('-')}.json`);
  rmSync(reportFile, { force: true });
  const projects = kinds.flatMap((kind) => ['--project', kind]);
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${reportFile}`];
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...reporters, ...passedOn],
      { stdio: printing === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'] },
    );
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) =>
      resolve({ exitCode: 1, report: undefined, output: `Vitest did not start: ${error.message}\n` }),
    );
    child.on('close', (code) => resolve({ exitCode: code ?? 1, report: readReport(reportFile), output }));
  });
}

function readReport(file: string): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  } catch {
    return undefined;
  }
}
