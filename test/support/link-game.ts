import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

/** The C compiler's name; undefined where there is none, or no shared memory as the program wants it. */
export const LINK_COMPILER = process.platform === 'linux' ? ['cc', 'gcc'].find((name) => spawnSync(name, ['--version']).status === 0) : undefined;

/** Builds the C program that writes Mumble Link into `folder` and returns its path. Throws with the compiler's words. */
export function buildLinkWriter(folder: string): string {
  const program = path.join(folder, 'mumble-link-writer');
  const built = spawnSync(LINK_COMPILER ?? 'cc', ['-O1', '-Wall', '-Werror', '-o', program, path.join(FIXTURES, 'mumble-link-writer.c'), '-lrt'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the C program was not built: ${built.stderr}`);
  return program;
}

export interface LinkGame {
  /** In /dev/shm, and in `EARSHOT_MUMBLE_LINK` of the app that is to read it. */
  readonly mappingName: string;
  /** Metres: x, y, z. */
  readonly position: readonly [number, number, number];
  /** What `buildLinkWriter` gave; without it a program for Node does the same. */
  readonly program?: string | undefined;
  readonly context?: string;
  /** Time from one moment to the next; the program for Node always takes 10,000. */
  readonly microseconds?: number;
}

/** Starts a game in a process of its own. It exits with 1 where nobody has made the memory, otherwise it plays until it is ended. */
export function startLinkGame({ mappingName, position, program, context = 'server 1', microseconds = 10_000 }: LinkGame): ChildProcess {
  const what = [mappingName, ...position.map(String), context, String(microseconds)];
  return program === undefined ? spawn(process.execPath, [path.join(FIXTURES, 'mumble-link-writer.ts'), ...what], { stdio: 'inherit' }) : spawn(program, what, { stdio: 'inherit' });
}
