import { chmod } from 'node:fs/promises';

/**
 * Lets only the owner read a file with a secret, as copying and backups may have changed. What the system refuses stays
 * as it is: the file may belong to an administrator, or lie on a read-only disk.
 */
export async function keepPrivate(filePath: string): Promise<void> {
  await chmod(filePath, 0o600).catch(() => undefined);
}
