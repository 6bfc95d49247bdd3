import { success, type Result } from '../../shared/result.ts';
import { findProgram } from './find-program.ts';
import { BROWSER_VARIABLE, findTestBrowser } from './find-test-browser.ts';
import { installDebianPackages, isDebianAsRoot } from './install-debian-packages.ts';

/** The variable that names the browser of tests without a visible window. `npm test` sets it for its tests. */
const HEADLESS_BROWSER_VARIABLE = 'EARSHOT_HEADLESS_BROWSER';

/** Debian's Chromium without its own user interface. A page takes 2.5 s of processor time to start instead of 5.7 s. */
const HEADLESS_SHELL = 'chromium-headless-shell';

/** Returns the browser for pages that nobody sees: the prepared one, else the browser that the other tests drive. */
export function findHeadlessBrowser(): Result<string, 'no-browser'> {
  const prepared = process.env[HEADLESS_BROWSER_VARIABLE];
  return prepared ? success(prepared) : findTestBrowser();
}

/**
 * Prepares Debian's headless shell for the tests that this process runs, and installs it as root on Debian or Ubuntu.
 * Call it before the browser variable is set: if the person named a browser, all tests use that one.
 */
export function prepareHeadlessBrowser(): void {
  if (process.env[BROWSER_VARIABLE] || process.env[HEADLESS_BROWSER_VARIABLE]) return;
  if (findProgram(HEADLESS_SHELL) === undefined && isDebianAsRoot()) {
    console.log(`Installing ${HEADLESS_SHELL} by apt-get, which tests start faster than a whole browser.`);
    const installed = installDebianPackages([HEADLESS_SHELL]);
    if (!installed.ok) console.log(`${installed.error.message}, so all tests use the whole browser.`);
  }
  const shell = findProgram(HEADLESS_SHELL);
  if (shell !== undefined) process.env[HEADLESS_BROWSER_VARIABLE] = shell;
}
