import { accessSync, constants } from 'node:fs';
import { describeFileError } from '../../shared/describe-file-error.ts';
import { makeFolder } from '../desktop/settings/make-folder.ts';
import type { HeadlessDemoOptions } from '../practice/headless-demo.ts';
import { DEMO_OPTIONS, readDemoOptions } from './demo-options.ts';
import { runStart } from './desktop/run-start.ts';
import { DEMO_HELP } from './help/demo-help.ts';
import { formatHelp } from './help/format-help.ts';
import { COMMANDS, exitWithError, exitWithUsageError, printLine, screen, surviveClosedOutput } from './terminal.ts';
import { createStderrLog } from './stderr-log.ts';

/** `npm run demo`: the practice lobby in the app, or with --headless as a measured run without a window. */

surviveClosedOutput();
const programArguments = process.argv.slice(2);
const options = readDemoOptions(programArguments);
if (!options.ok) exitWithUsageError(COMMANDS.demo, options.error, false);
if (options.value === 'help') {
  printLine(formatHelp(DEMO_HELP, screen.size.columns));
} else if (options.value === 'app') {
  await runStart([...programArguments, '--practice'], COMMANDS.demo, Object.keys(DEMO_OPTIONS));
} else {
  await measure(options.value);
}

async function measure(options: HeadlessDemoOptions): Promise<void> {
  const { script, outputFolder } = options;
  prepareFolder(outputFolder);
  printLine(
    script.kind === 'scenario'
      ? `Running the scenario '${script.id}' with simulated players ...`
      : `Running ${script.playerCount} simulated players for ${options.seconds} s ...`,
  );
  const { formatHearingReport, runHeadlessDemo } = await import('../practice/headless-demo.ts');
  const measured = await runHeadlessDemo(options, createStderrLog());
  if (!measured.ok) exitWithError(measured.error.code, measured.error.message, false);
  printLine(`${formatHearingReport(measured.value)}\nReport: ${outputFolder}`);
  process.exit(measured.value.passed ? 0 : 1);
}

/** Creates the folder for the report before any time is spent on its content. */
function prepareFolder(folder: string): void {
  try {
    makeFolder(folder, 0o777);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    exitWithError('bad-folder', `--out can't write to ${folder}: ${describeFileError(error)}. Choose another.`, false);
  }
}
