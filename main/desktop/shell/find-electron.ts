import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Returns the path of Electron's program if it is installed, else undefined. The package is not imported for this:
 * outside Electron that would download the program. `ELECTRON_OVERRIDE_DIST_PATH` names an unpacked distribution, as
 * for the package itself.
 */
export function findElectron(
  projectFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const packageFolder = path.join(projectFolder, 'node_modules', 'electron');
  const distFolder = environment['ELECTRON_OVERRIDE_DIST_PATH'] || path.join(packageFolder, 'dist');
  const program = path.join(distFolder, readInstalledName(packageFolder) ?? defaultName(platform));
  return statSync(program, { throwIfNoEntry: false })?.isFile() === true ? program : undefined;
}

/** Reads the file that the package's installer wrote: the program's path within the distribution. */
function readInstalledName(packageFolder: string): string | undefined {
  try {
    return readFileSync(path.join(packageFolder, 'path.txt'), 'utf8').trim();
  } catch {
    return undefined;
  }
}

function defaultName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
