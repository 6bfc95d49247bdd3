import { formatHearingReport, runHeadlessDemo, type HeadlessDemoOptions } from '../practice/headless-demo.ts';
import { DEMO_USAGE, readDemoOptions } from './demo-options.ts';
import { exitWithError } from './terminal.ts';
import { createStderrLog } from './stderr-log.ts';

/** `npm run demo`: the practice lobby in the app, or with --headless as a measured run without a window. */

const options = readDemoOptions(process.argv.slice(2));
if (!options.ok) exitWithError(options.error.code, `${options.error.message} See --help.`, false);
if (options.value === 'help') {
  process.stdout.write(DEMO_USAGE);
} else if (options.value === 'app') {
  process.argv.push('--practice');
  await import('./start.ts');
} else {
  await measure(options.value);
}

async function measure(options: HeadlessDemoOptions): Promise<void> {
  const { script } = options;
  process.stdout.write(
    script.kind === 'scenario'
      ? `Running the scenario '${script.id}' with simulated players ...\n`
      : `Running ${script.playerCount} simulated players for ${options.seconds} s ...\n`,
  );
  const measured = await runHeadlessDemo(options, createStderrLog());
  if (!measured.ok) exitWithError(measured.error.code, measured.error.message, false);
  process.stdout.write(`${formatHearingReport(measured.value)}\nReport: ${options.outputFolder}\n`);
  process.exit(measured.value.passed ? 0 : 1);
}
