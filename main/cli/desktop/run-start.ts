import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readHomeFolder } from '../../desktop/settings/home-folder.ts';
import { hasDisplay } from '../../desktop/shell/browser/find-browser.ts';
import { findElectron } from '../../desktop/shell/find-electron.ts';
import { formatHelp } from '../help/format-help.ts';
import { START_HELP } from '../help/start-help.ts';
import { parseStartOptions, type StartOptions } from '../start-options.ts';
import { exitWithError, exitWithUsageError, printLine, screen, type Command } from '../terminal.ts';

/**
 * Runs the app under Electron if that is installed, else in a browser window, else in the terminal. Ends the process.
 * `command` is what the player typed, and `alsoKnown` the options that it has besides.
 */
export async function runStart(
  programArguments: readonly string[],
  command: Command,
  alsoKnown: readonly string[] = [],
): Promise<never> {
  const options = parseStartOptions(programArguments, alsoKnown);
  if (!options.ok) exitWithUsageError(command, options.error, false);
  if (options.value.wantsHelp) {
    printLine(formatHelp(START_HELP, screen.size.columns));
    process.exit(0);
  }
  printLine('Starting Earshot ...');
  try {
    process.exit(await runApp(options.value, programArguments));
  } catch (error) {
    exitWithError('start-failed', `Earshot couldn't run: ${error instanceof Error ? error.message : error}`, false);
  }
}

/** Set by `npm run dev`, which serves a window of its own. */
const OWN_WINDOW = 'EARSHOT_DEV_WINDOW';

function hasWindow(projectFolder: string): boolean {
  return existsSync(path.join(projectFolder, 'out', 'renderer', 'index.html'));
}

/** The shells are loaded once the first line is printed: that takes most of the time until the window opens. */
async function runApp(options: StartOptions, programArguments: readonly string[]): Promise<number> {
  const projectFolder = path.resolve(import.meta.dirname, '../../..');
  const { platform, env: environment } = process;
  if (!options.mayBuild && environment[OWN_WINDOW] === undefined && !hasWindow(projectFolder))
    exitWithError('no-build', 'There is no build of the window yet. Start once without --no-build.', false);
  const canShowWindow = options.wantsWindow && hasDisplay(platform, environment);
  const electron = canShowWindow ? findElectron(projectFolder, environment, platform) : undefined;
  if (electron !== undefined) {
    const { runElectron } = await import('./run-electron.ts');
    return runElectron(electron, projectFolder, programArguments, options.mayBuild);
  }
  const { runInBrowser } = await import('./run-in-browser.ts');
  return runInBrowser({ options, projectFolder, canShowWindow, homeFolder: readHomeFolder() });
}
