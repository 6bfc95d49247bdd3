import path from 'node:path';

/** A browser that can show the app's window. */
export interface Browser {
  readonly executablePath: string;
  /** Whether it is a snap, which cannot see hidden folders: its profile must be in its own. */
  readonly isSnap: boolean;
}

export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** Whether there is an executable file at this path. */
  readonly isExecutable: (filePath: string) => boolean;
}

// Debian's and Arch's Chromium is /usr/bin/chromium; Ubuntu's is the snap, and its chromium-browser only starts the
// snap.
const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'microsoft-edge-stable', 'microsoft-edge'];
const LINUX_SNAP = '/snap/bin/chromium';
const LINUX_LAST_NAMES = ['chromium-browser', 'chrome', 'brave-browser'];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/**
 * Finds Chrome, Chromium or Edge. `EARSHOT_BROWSER` names one by its path, and then no other is tried. Returns
 * undefined if there is none.
 */
export function findBrowser(search: BrowserSearch): Browser | undefined {
  const chosen = search.environment['EARSHOT_BROWSER'];
  const candidates = chosen !== undefined && chosen !== '' ? [chosen] : listCandidates(search);
  const executablePath = candidates.find((candidate) => search.isExecutable(candidate));
  return executablePath === undefined ? undefined : { executablePath, isSnap: executablePath.startsWith('/snap/') };
}

function listCandidates({ platform, environment, homeFolder }: BrowserSearch): readonly string[] {
  if (platform === 'win32') {
    const roots = WINDOWS_ROOTS.map((name) => environment[name]).filter((root) => root !== undefined && root !== '');
    return WINDOWS_PATHS.flatMap((file) => roots.map((root) => path.win32.join(root ?? '', file)));
  }
  if (platform === 'darwin') {
    return MAC_APPLICATIONS.flatMap((name) =>
      ['/Applications', path.posix.join(homeFolder, 'Applications')].map((folder) =>
        path.posix.join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    );
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const inFolders = (name: string) => folders.map((folder) => path.posix.join(folder, name));
  return [...LINUX_NAMES.flatMap(inFolders), LINUX_SNAP, ...LINUX_LAST_NAMES.flatMap(inFolders)];
}

/** Returns whether a window can be shown: macOS and Windows always have a screen; Linux names it in the environment. */
export function hasDisplay(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

/** Returns the folder of the browser profile that belongs to Earshot alone. */
export function findProfileFolder(browser: Browser, dataFolder: string, homeFolder: string): string {
  return browser.isSnap && homeFolder !== ''
    ? path.join(homeFolder, 'snap', 'chromium', 'common', 'earshot-profile')
    : path.join(dataFolder, 'browser-profile');
}
