import { runChecks } from './check/run-checks.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { endWithoutReader, exitWithHelp, exitWithScriptError } from './script-arguments.ts';
import { printStep, runNodeStep, type StepResult } from './steps.ts';
import { prepareExampleTests } from './test/example-programs.ts';
import { BROWSER_VARIABLE, findOrInstallTestBrowser } from './test/find-test-browser.ts';
import { prepareHeadlessBrowser } from './test/headless-browser.ts';
import { prepareKeyTests } from './test/prepare-key-tests.ts';
import { prepareNetworkTests } from './test/prepare-network-tests.ts';
import { prepareStackTests } from './test/webrtc-stacks.ts';
import { runTests, watchTests } from './test/run-tests.ts';
import { BROWSER_KINDS, parseTestArguments, TEST_USAGE, type TestArguments } from './test/test-arguments.ts';
import { formatTally, tally } from './test/test-tally.ts';

endWithoutReader();
process.chdir(PROJECT_FOLDER);
const chosen = readTestArguments();
// The tests wait for sound much of the time, which leaves the processor to the checks.
const checking = chosen.isWholeSuite ? runChecks() : Promise.resolve([]);
const steps: StepResult[] = [];
let runnableKinds = chosen.kinds;
if (chosen.kinds.some((kind) => BROWSER_KINDS.includes(kind))) {
  const preparation = await prepareBrowser();
  steps.push(...preparation);
  if (preparation.some((step) => !step.hasPassed)) {
    runnableKinds = chosen.kinds.filter((kind) => !BROWSER_KINDS.includes(kind));
    console.log("The browser tests can't run. This counts as a failure.");
  }
}
if (chosen.kinds.includes('integration') || chosen.kinds.includes('e2e')) prepareKeyTests();
if (chosen.kinds.includes('integration')) prepareExampleTests();
if (chosen.kinds.includes('long')) prepareStackTests();
if (chosen.kinds.includes('network') || chosen.kinds.includes('survival')) prepareNetworkTests();
if (chosen.isWatching) {
  await watchTests({ ...chosen, kinds: runnableKinds });
} else {
  const { runs, hasOtherFailure } = await runTests({ ...chosen, kinds: runnableKinds });
  steps.push(...(await checking));
  const counted = tally(steps, runs, hasOtherFailure);
  console.log(formatTally(counted));
  // A hanging test would keep the process alive.
  process.exit(counted.failed === 0 ? 0 : 1);
}

function readTestArguments(): TestArguments {
  const given = process.argv.slice(2);
  if (given.includes('--help')) exitWithHelp(TEST_USAGE);
  try {
    return parseTestArguments(given);
  } catch (error) {
    return exitWithScriptError(TEST_USAGE, (error as Error).message);
  }
}

/** Finds the browser and builds the pages that it opens. */
async function prepareBrowser(): Promise<readonly StepResult[]> {
  const browser = findOrInstallTestBrowser();
  const finding = {
    name: 'browser for the tests',
    hasPassed: browser.ok,
    output: browser.ok ? '' : browser.error.message,
  };
  printStep(finding);
  if (!browser.ok) return [finding];
  prepareHeadlessBrowser();
  process.env[BROWSER_VARIABLE] = browser.value;
  const build = await runNodeStep('build of the window', [
    'scripts/build.ts',
    '--if-stale',
    'renderer',
    'overlay',
    'guest',
  ]);
  printStep(build);
  return [finding, build];
}
