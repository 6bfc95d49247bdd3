import { surviveClosedOutput } from '../main/cli/terminal.ts';
import { DEV_HELP, parseDevOptions } from './dev/dev-options.ts';
import { DevLoop } from './dev/dev-loop.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

/** `npm run dev`: the app while you work on it. */

surviveClosedOutput();
const options = parseDevOptions(process.argv.slice(2));
if (!options.ok) fail(`${options.error.message} Run 'npm run dev -- --help' for all options.`, 2);
if (options.value.wantsHelp) {
  process.stdout.write(DEV_HELP);
  process.exit(0);
}
process.chdir(PROJECT_FOLDER);
const loop = new DevLoop(options.value);
// npm and the terminal may both forward one Ctrl+C, so a second signal must not cut the end short.
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
});
await loop.start().catch((error: unknown) => fail((error as Error).message, 1));
await stopped;
await loop.close();
process.exit(0);

function fail(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}
