import path from 'node:path';

/** The system's information about a process. */
export interface ProcessFacts {
  readonly pid: number;
  /** The file that runs. */
  readonly program: string;
  /** The command line. Wine puts the Windows program first. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A game that runs in a Wine prefix. */
export interface WineGame {
  /** The Windows program's name, without its ending. */
  readonly name: string;
  readonly prefix: string;
  readonly isProton: boolean;
  /** Starts a further Windows program in the same Wine. */
  readonly loader: string;
  /** The variables that such a program needs. */
  readonly environment: Readonly<Record<string, string>>;
}

const LOADER = /^(wine(?:64)?)(?:-preloader)?$/;

/** Programs that belong to Wine, Proton or Earshot itself. */
const NO_GAMES: ReadonlySet<string> = new Set([
  'conhost',
  'explorer',
  'mumble-link-bridge',
  'mumble-link-bridge-32',
  'plugplay',
  'rpcss',
  'rundll32',
  'services',
  'start',
  'steam',
  'svchost',
  'tabtip',
  'wineboot',
  'winecfg',
  'wineconsole',
  'winedevice',
  'winemenubuilder',
  'xalia',
]);

/** They belong to one process only: sockets and addresses that another one must not use, and Steam's overlay. */
const OWN_VARIABLES: readonly string[] = ['LD_PRELOAD', 'WINELOADERNOEXEC', 'WINEPRELOADRESERVE', 'WINESERVERSOCKET'];

/** Returns whether a file is Wine's loader, which runs every Windows program. */
export function isWineLoader(program: string): boolean {
  return LOADER.test(path.posix.basename(program));
}

/** Returns the games among processes of Wine, at most one for each prefix: the one that was started last. */
export function findWineGames(processes: readonly ProcessFacts[]): readonly WineGame[] {
  const games = new Map<string, WineGame>();
  for (const facts of processes.toSorted((a, b) => a.pid - b.pid)) {
    const game = gameOf(facts);
    if (game !== undefined) games.set(game.prefix, game);
  }
  return [...games.values()];
}

function gameOf({ program, words, environment }: ProcessFacts): WineGame | undefined {
  const name = path.win32.basename((words[0] ?? '').trim()).replace(/\.exe$/i, '');
  const prefix = prefixOf(environment);
  if (!isWineLoader(program) || isWineLoader(name) || prefix === undefined) return undefined;
  if (name === '' || NO_GAMES.has(name.toLowerCase())) return undefined;
  return {
    name,
    prefix,
    isProton: (environment['STEAM_COMPAT_DATA_PATH'] ?? '') !== '',
    loader: loaderOf(program),
    environment: { ...withoutOwn(environment), WINEPREFIX: prefix, WINEDEBUG: '-all' },
  };
}

/** Proton keeps the prefix in a folder of the game's data; Wine's own default is in the home folder. */
function prefixOf(environment: Readonly<Record<string, string>>): string | undefined {
  const { WINEPREFIX: prefix, STEAM_COMPAT_DATA_PATH: data, HOME: home } = environment;
  if (prefix !== undefined && prefix !== '') return path.posix.normalize(prefix).replace(/(?<=.)\/$/, '');
  if (data !== undefined && data !== '') return path.posix.join(data, 'pfx');
  return home === undefined || home === '' ? undefined : path.posix.join(home, '.wine');
}

function loaderOf(program: string): string {
  const name = LOADER.exec(path.posix.basename(program))?.[1] ?? '';
  return path.posix.join(path.posix.dirname(program), name);
}

function withoutOwn(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !OWN_VARIABLES.includes(name)));
}
