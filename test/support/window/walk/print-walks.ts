import type { Effort } from './walk.ts';

const COLUMNS = ['clicks', 'keys', 'pastes', 'holds', 'typed'] as const;

/** Prints a table of paths: what each took, by kind, and the seconds. */
export function printWalks(walks: ReadonlyMap<string, Effort>): void {
  const width = Math.max(...[...walks.keys()].map(({ length }) => length), 'path'.length);
  const rows = [...walks].map(([path, effort]) => [
    path.padEnd(width),
    ...COLUMNS.map((kind) => String(effort[kind] === 0 ? '' : effort[kind]).padStart(kind.length)),
    effort.seconds.toFixed(1).padStart('seconds'.length),
  ]);
  const lines = [['path'.padEnd(width), ...COLUMNS, 'seconds'], ...rows].map((cells) => cells.join('  '));
  process.stdout.write(`${lines.join('\n')}\n`);
}
