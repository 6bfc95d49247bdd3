import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * When the newest file of these files and folders was changed, ms since 1970. What does not exist counts as never (0).
 */
export function newestChangeMs(paths: readonly string[]): number {
  let newestMs = 0;
  for (const entry of paths) {
    const stats = statSync(entry, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    // Of a folder, its own time counts too: it changes when a file in it is taken away.
    const inside = stats.isDirectory() ? newestChangeMs(readdirSync(entry).map((name) => path.join(entry, name))) : 0;
    newestMs = Math.max(newestMs, stats.mtimeMs, inside);
  }
  return newestMs;
}
