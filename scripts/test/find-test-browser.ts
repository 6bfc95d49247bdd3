import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { findBrowser } from '../../main/desktop/shell/browser/find-browser.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { installDebianPackages, isDebianAsRoot } from './install-debian-packages.ts';

/** The variable that names the browser, for the app and its tests. `npm test` sets it for the tests that it runs. */
export const BROWSER_VARIABLE = 'EARSHOT_BROWSER';

const REMEDY = `Install Google Chrome, Chromium or Microsoft Edge, or set ${BROWSER_VARIABLE} to the path of one.`;

/** Returns the browser that the tests drive: the named one, else an installed one. Installs nothing. */
export function findTestBrowser(): Result<string, 'no-browser'> {
  const found = findBrowser({
    platform: process.platform,
    environment: process.env,
    homeFolder: homedir(),
    isExecutable: isBrowser,
  });
  if (found !== undefined) return success(found.executablePath);
  const named = process.env[BROWSER_VARIABLE];
  const what = named
    ? `${BROWSER_VARIABLE} names ${named}, which is not a browser that starts.`
    : 'No browser for the tests was found.';
  return failure('no-browser', `${what} ${REMEDY}`);
}

/** Like `findTestBrowser`, but if there is none, installs Debian's chromium as root on Debian or Ubuntu. */
export function findOrInstallTestBrowser(): Result<string, 'no-browser'> {
  const found = findTestBrowser();
  const isNamed = Boolean(process.env[BROWSER_VARIABLE]);
  if (found.ok || isNamed || !isDebianAsRoot()) return found;
  console.log('No browser found: installing chromium by apt-get.');
  const installed = installDebianPackages(['chromium']);
  if (!installed.ok)
    return failure('no-browser', `${installed.error.message}, so there is no browser for the tests. ${REMEDY}`);
  return findTestBrowser();
}

function isBrowser(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    // On Windows, asking a browser for its version opens a window. Elsewhere this filters out stubs that only name a
    // package to install.
    if (process.platform === 'win32') return true;
    const version = execFileSync(file, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    return /Chrom|Edge/.test(version);
  } catch {
    return false;
  }
}
