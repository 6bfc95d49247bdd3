import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The locations of an installed Janus. */
export interface JanusInstallation {
  readonly program: string;
  readonly version: string;
  /** Folder with `plugins`, `transports`, `loggers` and `events`. */
  readonly libraryFolder: string;
}

const AUDIOBRIDGE = path.join('plugins', 'libjanus_audiobridge.so');
const WEBSOCKETS = path.join('transports', 'libjanus_websockets.so');

/** Looks for `janus` on the path and its libraries next to it, on any architecture; undefined when there is none. */
export function findJanus(searchPath: string): JanusInstallation | undefined {
  const found = searchPath
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'janus'))
    .find((file) => existsSync(file));
  if (found === undefined) return undefined;
  const program = realpathSync(found);
  const prefix = path.dirname(path.dirname(program));
  const libraryFolder = libraryFolders(prefix).find(
    (folder) => existsSync(path.join(folder, AUDIOBRIDGE)) && existsSync(path.join(folder, WEBSOCKETS)),
  );
  if (libraryFolder === undefined) return undefined;
  const output = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = /version: \d+ \(([\d.]+)\)/.exec(`${output.stdout}${output.stderr}`)?.[1] ?? 'unknown';
  return { program, version, libraryFolder };
}

/** `lib/janus`, `lib64/janus` and, on Debian, `lib/ARCHITECTURE/janus`. */
function libraryFolders(prefix: string): readonly string[] {
  const roots = ['lib', 'lib64'].map((name) => path.join(prefix, name)).filter((folder) => existsSync(folder));
  const nested = roots.flatMap((root) =>
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(root, entry.name, 'janus')),
  );
  return [...roots.map((root) => path.join(root, 'janus')), ...nested];
}
