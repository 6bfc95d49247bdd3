import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Returns when the newest of these files and folders was changed, ms since 1970. A missing one counts as never (0). */
export function newestChangeMs(paths: readonly string[]): number {
  let newestMs = 0;
  for (const entry of paths) {
    const stats = statSync(entry, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    // A folder's own time counts too: it changes when a file in it is removed.
    const inside = stats.isDirectory() ? newestChangeMs(readdirSync(entry).map((name) => path.join(entry, name))) : 0;
    newestMs = Math.max(newestMs, stats.mtimeMs, inside);
  }
  return newestMs;
}
