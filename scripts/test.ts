import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BROWSER_VARIABLE, findOrInstallTestBrowser } from './find-test-browser.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { runChecks } from './run-checks.ts';
import { printStep, runNodeStep, type StepResult } from './steps.ts';
import { BROWSER_KINDS, parseTestArguments, type TestKind } from './test-arguments.ts';
import { formatTally, tally, type TestReport } from './test-tally.ts';

const REPORT = path.join('.cache', 'test-report.json');
const NOTHING_RUN: TestReport = { success: true, testResults: [] };

process.chdir(PROJECT_FOLDER);
const { kinds, passedOn, isWholeSuite } = parseTestArguments(process.argv.slice(2));
const steps: StepResult[] = isWholeSuite ? [...(await runChecks())] : [];
let runnableKinds = kinds;
if (kinds.some((kind) => BROWSER_KINDS.includes(kind))) {
  const preparation = await prepareBrowser();
  steps.push(...preparation);
  if (preparation.some((step) => !step.hasPassed)) {
    runnableKinds = kinds.filter((kind) => !BROWSER_KINDS.includes(kind));
    console.log('The tests in a browser cannot run; this counts as a failure.');
  }
}
const exitCode = runnableKinds.length === 0 ? 0 : await runVitest(runnableKinds);
const counted = tally(steps, runnableKinds.length === 0 ? NOTHING_RUN : readReport(), exitCode);
console.log(formatTally(counted));
process.exitCode = counted.failed === 0 ? 0 : 1;

/** Finds the browser and builds what it opens. */
async function prepareBrowser(): Promise<readonly StepResult[]> {
  const browser = findOrInstallTestBrowser();
  const finding = { name: 'browser for the tests', hasPassed: browser.ok, output: browser.ok ? '' : browser.error.message };
  printStep(finding);
  if (!browser.ok) return [finding];
  process.env[BROWSER_VARIABLE] = browser.value;
  const build = await runNodeStep('build of the window', ['scripts/build.ts', '--if-stale', 'renderer']);
  printStep(build);
  return [finding, build];
}

function runVitest(selected: readonly TestKind[]): Promise<number> {
  rmSync(REPORT, { force: true });
  const projects = selected.flatMap((kind) => ['--project', kind]);
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${REPORT}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...reporters, ...passedOn], { stdio: 'inherit' });
    child.on('error', (error) => {
      console.log(`Vitest did not start: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function readReport(): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8')) as TestReport;
  } catch {
    return undefined;
  }
}
