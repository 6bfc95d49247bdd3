import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { listBrowserArguments } from '../../main/desktop/shell/browser/browser-arguments.ts';
import { findBrowser, findProfileFolder, hasDisplay } from '../../main/desktop/shell/browser/find-browser.ts';
import { launchBrowser, type BrowserProcess } from '../../main/desktop/shell/browser/launch-browser.ts';
import { failure, success, type Result } from '../../shared/result.ts';

/** Opens `address` in a browser in the same way as the app's own window. The failure says why no window can open. */
export function openWindow(address: string, dataFolder: string): Result<BrowserProcess, 'no-window'> {
  const { platform, env: environment } = process;
  const homeFolder = homedir();
  if (!hasDisplay(platform, environment)) return failure('no-window', 'There is no display to open a window on.');
  const browser = findBrowser({ platform, environment, homeFolder, isExecutable });
  if (browser === undefined)
    return failure('no-window', 'Found no Chrome, Chromium or Edge; set EARSHOT_BROWSER to the path of one.');
  const browserArguments = listBrowserArguments({
    address,
    profileFolder: findProfileFolder(browser, dataFolder, homeFolder),
    platform,
    isSuperuser: process.getuid?.() === 0,
    furtherArguments: environment['EARSHOT_BROWSER_ARGS'],
    bounds: null,
  });
  return success(launchBrowser(browser.executablePath, browserArguments));
}

function isExecutable(filePath: string): boolean {
  try {
    accessSync(filePath, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
