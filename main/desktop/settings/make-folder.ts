import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Creates a folder, by default for its owner only, with any missing parents. Throws the system's error. Does not use
 * `mkdirSync(..., { recursive: true })`, which never returns if a file system answers ENOENT below an existing folder,
 * as /proc does (seen with Node 24).
 */
export function makeFolder(folder: string, mode = 0o700): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder || existsSync(parent)) throw error;
    makeFolder(parent, mode);
    mkdirSync(folder, { mode });
  }
}
