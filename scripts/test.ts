import { BROWSER_VARIABLE, findOrInstallTestBrowser } from './test/find-test-browser.ts';
import { prepareKeyTests } from './test/prepare-key-tests.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { runChecks } from './check/run-checks.ts';
import { printStep, runNodeStep, type StepResult } from './steps.ts';
import { BROWSER_KINDS, parseTestArguments } from './test/test-arguments.ts';
import { formatTally, tally } from './test/test-tally.ts';
import { runVitest } from './test/vitest-run.ts';

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
if (kinds.includes('integration') || kinds.includes('e2e')) prepareKeyTests();
const { report, exitCode } = await runVitest(runnableKinds, passedOn, isWholeSuite);
const counted = tally(steps, report, exitCode);
console.log(formatTally(counted));
process.exitCode = counted.failed === 0 ? 0 : 1;

/** Finds the browser and builds what it opens. */
async function prepareBrowser(): Promise<readonly StepResult[]> {
  const browser = findOrInstallTestBrowser();
  const finding = {
    name: 'browser for the tests',
    hasPassed: browser.ok,
    output: browser.ok ? '' : browser.error.message,
  };
  printStep(finding);
  if (!browser.ok) return [finding];
  process.env[BROWSER_VARIABLE] = browser.value;
  const build = await runNodeStep('build of the window', ['scripts/build.ts', '--if-stale', 'renderer', 'overlay']);
  printStep(build);
  return [finding, build];
}
