import path from 'node:path';

const NAMES_ON_PATH = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC_BINARIES = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_BINARIES = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where Chrome, Chromium or Edge may be installed on `platform`, in the order in which they are to be tried. */
export function browserCandidates(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): readonly string[] {
  if (platform === 'win32') {
    const roots = [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']].filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS_BINARIES.map((binary) => path.win32.join(root, binary)));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(environment['HOME'] === undefined ? [] : [`${environment['HOME']}/Applications`])];
    return roots.flatMap((root) => MAC_BINARIES.map((binary) => path.posix.join(root, binary)));
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}
