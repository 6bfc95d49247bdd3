import { accessSync, constants } from 'node:fs';
import { makeFolder } from '../desktop/settings/make-folder.ts';
import type { HeadlessDemoOptions } from '../practice/headless-demo.ts';
import { DEMO_USAGE, readDemoOptions } from './demo-options.ts';
import { runStart } from './desktop/run-start.ts';
import { COMMANDS, exitWithError, exitWithUsageError, surviveClosedOutput } from './terminal.ts';
import { createStderrLog } from './stderr-log.ts';
import { terminalText } from './terminal-text.ts';

/** `npm run demo`: the practice lobby in the app, or with --headless as a measured run without a window. */

surviveClosedOutput();
const programArguments = process.argv.slice(2);
const options = readDemoOptions(programArguments);
if (!options.ok) exitWithUsageError(COMMANDS.demo, options.error, false);
if (options.value === 'help') {
  process.stdout.write(DEMO_USAGE);
} else if (options.value === 'app') {
  await runStart([...programArguments, '--practice'], COMMANDS.demo);
} else {
  await measure(options.value);
}

async function measure(options: HeadlessDemoOptions): Promise<void> {
  const { script, outputFolder } = options;
  prepareFolder(outputFolder);
  process.stdout.write(
    script.kind === 'scenario'
      ? `Running the scenario '${script.id}' with simulated players ...\n`
      : `Running ${script.playerCount} simulated players for ${options.seconds} s ...\n`,
  );
  const { formatHearingReport, runHeadlessDemo } = await import('../practice/headless-demo.ts');
  const measured = await runHeadlessDemo(options, createStderrLog());
  if (!measured.ok) exitWithError(measured.error.code, measured.error.message, false);
  process.stdout.write(terminalText(`${formatHearingReport(measured.value)}\nReport: ${outputFolder}\n`));
  process.exit(measured.value.passed ? 0 : 1);
}

/** Creates the folder for the report before any time is spent on its content. */
function prepareFolder(folder: string): void {
  try {
    makeFolder(folder, 0o777);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    exitWithError('bad-folder', `--out can't write to ${folder}: ${(error as Error).message}. Choose another.`, false);
  }
}
