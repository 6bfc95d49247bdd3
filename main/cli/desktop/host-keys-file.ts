import path from 'node:path';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { createHostKeys, formatHostKeys, parseHostKeys } from '../../host/host-keys.ts';
import type { HostKeys } from '../../host/host-options.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { keepPrivate } from '../../desktop/settings/keep-private.ts';
import { makeFolder } from '../../desktop/settings/make-folder.ts';
import { readTextFile } from '../../desktop/settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

export const HOST_KEYS_FILE_NAME = 'host-keys.json';

const MAX_HOST_KEYS_BYTES = 16_384;

/**
 * Reads the keys of this machine's lobbies in `folder`, and creates folder and keys if there are none. Only the owner
 * can read the file. Changes nothing if the file is damaged (`keys-damaged`) or cannot be read or stored
 * (`keys-unread`).
 */
export async function openHostKeys(
  folder: string,
  nowMs: number,
): Promise<Result<HostKeys, 'keys-damaged' | 'keys-unread'>> {
  const filePath = path.join(folder, HOST_KEYS_FILE_NAME);
  try {
    makeFolder(folder);
    const text = await readTextFile(filePath, MAX_HOST_KEYS_BYTES);
    if (text === undefined) return await storeHostKeys(folder, await createHostKeys(nowMs));
    const keys = parseHostKeys(text);
    if (keys !== undefined) {
      await keepPrivate(filePath);
      return success(keys);
    }
    return failure(
      'keys-damaged',
      `${filePath} is damaged, so the lobby's keys can't be read. Nothing was changed. Restore the file from a backup, or delete it and send new invitations.`,
    );
  } catch (error) {
    return failure(
      'keys-unread',
      `The lobby's keys in ${filePath} can't be read: ${describeFileError(error)}. Check the folder's permissions.`,
    );
  }
}

/** Stores keys in `folder`, which exists. */
export async function storeHostKeys(folder: string, keys: HostKeys): Promise<Result<HostKeys, 'keys-unread'>> {
  const filePath = path.join(folder, HOST_KEYS_FILE_NAME);
  try {
    await writeFileAtomically(filePath, formatHostKeys(keys));
    return success(keys);
  } catch (error) {
    return failure(
      'keys-unread',
      `The lobby's keys can't be stored in ${filePath}: ${describeFileError(error)}. Check the folder's permissions and the free space.`,
    );
  }
}
