import path from 'node:path';

/**
 * The facts that decide the location of a user's data; passed in, so that the rule can be tested for every platform.
 */
export interface DataFolderCircumstances {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** '' = unknown. */
  readonly homeFolder: string;
}

const FOLDER_NAME = 'Earshot';

/**
 * Returns the per-user folder of settings and log: `EARSHOT_DATA_DIR` if set, else %APPDATA%\Earshot,
 * ~/Library/Application Support/Earshot, or $XDG_CONFIG_HOME/earshot (XDG Base Directory Specification: relative paths
 * there are invalid and ignored). Undefined if that needs the home folder and it is unknown.
 */
export function findDataFolder({ platform, environment, homeFolder }: DataFolderCircumstances): string | undefined {
  const pathOf = platform === 'win32' ? path.win32 : path.posix;
  const chosen = environment['EARSHOT_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  const given = absolute(pathOf, environment[platform === 'win32' ? 'APPDATA' : 'XDG_CONFIG_HOME']);
  if (homeFolder === '' && (given === undefined || platform === 'darwin')) return undefined;
  if (platform === 'win32') return pathOf.join(given ?? pathOf.join(homeFolder, 'AppData', 'Roaming'), FOLDER_NAME);
  if (platform === 'darwin') return pathOf.join(homeFolder, 'Library', 'Application Support', FOLDER_NAME);
  return pathOf.join(given ?? pathOf.join(homeFolder, '.config'), FOLDER_NAME.toLowerCase());
}

function absolute(pathOf: path.PlatformPath, folder: string | undefined): string | undefined {
  return folder !== undefined && pathOf.isAbsolute(folder) ? folder : undefined;
}
