import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';

/** One block of most file systems: less may fit into a directory entry of a full disk. */
const PROBE_BYTES = 4_096;

/** Returns whether a file operation failed because the disk, or the user's share of it, is full. */
export function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** Tries to write to `folder`. Returns what to tell the user if its disk is full; null = there is room. */
export function findMissingRoom(folder: string): StoredNotice | null {
  const probePath = path.join(folder, `room.${randomUUID()}.tmp`);
  try {
    writeFileSync(probePath, new Uint8Array(PROBE_BYTES), { mode: 0o600 });
    return null;
  } catch (error) {
    if (!isDiskFull(error)) return null;
    const message = `The disk with ${folder} is full, so changes are lost when Earshot closes. Free some space.`;
    return { code: 'disk-full', message, detail: folder };
  } finally {
    rmSync(probePath, { force: true });
  }
}
