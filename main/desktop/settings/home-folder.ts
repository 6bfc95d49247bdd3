import os from 'node:os';
import path from 'node:path';

/**
 * Returns the user's home folder: the first absolute path that one of `sources` gives; '' = none. Sources may throw:
 * containers run programs as users that the system does not know, without HOME.
 */
export function findHomeFolder(sources: readonly (() => string)[]): string {
  for (const read of sources) {
    try {
      const folder = read();
      if (path.isAbsolute(folder)) return folder;
    } catch {
      // The next source may know it.
    }
  }
  return '';
}

/** The user's home folder: as HOME says, or the system's list of users; '' = unknown. */
export function readHomeFolder(): string {
  return findHomeFolder([os.homedir, () => os.userInfo().homedir]);
}
