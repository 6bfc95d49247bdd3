import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes text (as UTF-8) or bytes so that a reader finds either the old file or the whole new one, even after a power
 * cut: a temporary file next to it is flushed to disk and then renamed over it. Only the owner can read it. Rejects
 * with the system's error.
 */
export async function writeFileAtomically(filePath: string, content: string | Uint8Array): Promise<void> {
  const temporaryPath = `${filePath}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporaryPath, 'wx', 0o600);
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, filePath);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}
