import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');

/**
 * The C program that writes Mumble Link, compiled into `folder`; undefined when this machine has no compiler. Throws
 * when it does not compile.
 */
export function buildLinkWriter(folder: string): string | undefined {
  const compiler = ['cc', 'gcc'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (compiler === undefined) return undefined;
  const program = path.join(folder, 'mumble-link-writer');
  const built = spawnSync(
    compiler,
    ['-O1', '-Wall', '-Werror', '-o', program, path.join(FIXTURES, 'mumble-link-writer.c'), '-lrt'],
    { encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(built.stderr);
  return program;
}

export interface WriterOptions {
  readonly microseconds?: number;
  /** The name that it writes. */
  readonly game?: string;
  /** When it writes its name and version; see mumble-link-writer.c. */
  readonly habit?: 'sample' | 'ioquake3';
}

/**
 * A game in a separate process that writes its player's position every `microseconds` until it is ended. Without
 * `program` it runs in Node, always every 10,000.
 */
export function startLinkWriter(
  program: string | undefined,
  mappingName: string,
  position: readonly number[],
  { microseconds = 10_000, game = 'TestLink', habit = 'sample' }: WriterOptions = {},
): ChildProcess {
  const words = [mappingName, ...position.map(String), 'server 1', String(microseconds), game, habit];
  return program === undefined
    ? spawn(process.execPath, [path.join(FIXTURES, 'mumble-link-writer.ts'), ...words], { stdio: 'inherit' })
    : spawn(program, words, { stdio: 'inherit' });
}
