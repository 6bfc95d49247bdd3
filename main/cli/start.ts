import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { hasDisplay } from '../desktop/shell/browser/find-browser.ts';
import { findElectron } from '../desktop/shell/find-electron.ts';
import { runElectron } from './desktop/run-electron.ts';
import { runInBrowser } from './desktop/run-in-browser.ts';
import { parseStartOptions, START_HELP } from './start-options.ts';
import { exitWithError } from './terminal.ts';

/** `npm start`: runs the app under Electron if that is installed, else in a browser window, else in the terminal. */

const projectFolder = path.resolve(import.meta.dirname, '../..');
const programArguments = process.argv.slice(2);
const options = parseStartOptions(programArguments);
if (!options.ok) exitWithError(options.error.code, options.error.message, false);
if (options.value.wantsHelp) {
  process.stdout.write(START_HELP);
  process.exit(0);
}
const { platform, env: environment } = process;
const canShowWindow = options.value.wantsWindow && hasDisplay(platform, environment);
const electron = canShowWindow ? findElectron(projectFolder, environment, platform) : undefined;
try {
  process.exit(
    await (electron === undefined
      ? runInBrowser({ options: options.value, projectFolder, canShowWindow, homeFolder: os.homedir() })
      : runElectron(electron, projectFolder, programArguments, options.value.mayBuild)),
  );
} catch (error) {
  exitWithError('start-failed', `Earshot could not run: ${error instanceof Error ? error.message : error}`, false);
}
