import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import type { OutgoingFile } from '../../../shared/join/files/file-push.ts';
import { MAX_FILE_MEGABYTES, BYTES_PER_MEGABYTE } from '../../../shared/model/files/file-limits.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

const READ_BYTES = 262_144;

/**
 * Opens a file to send it, which stays open until the program ends. It is sent as a file that nobody opens, images too:
 * only the window can take the metadata out of them. Fails if it cannot be read, is no ordinary file, is empty, or
 * larger than any lobby allows.
 */
export async function readOutgoingFile(filePath: string): Promise<Result<OutgoingFile, 'bad-file'>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(filePath, 'r');
    const facts = await handle.stat();
    const flaw = findFlaw(facts);
    if (flaw !== undefined) {
      await handle.close();
      return failure('bad-file', `${filePath} can't be sent: ${flaw}.`);
    }
    return success(await outgoing(filePath, handle, facts));
  } catch (error) {
    await handle?.close();
    return failure('bad-file', `${filePath} can't be read: ${describeFileError(error)}.`);
  }
}

type Facts = Pick<Stats, 'size' | 'mtimeMs' | 'isFile'>;

function findFlaw(facts: Facts): string | undefined {
  if (!facts.isFile()) return 'it is not a file';
  if (facts.size === 0) return 'it is empty';
  if (facts.size > MAX_FILE_MEGABYTES * BYTES_PER_MEGABYTE) return `it has more than ${MAX_FILE_MEGABYTES} MB`;
  return undefined;
}

async function outgoing(filePath: string, handle: FileHandle, facts: Facts): Promise<OutgoingFile> {
  const size = facts.size;
  const read = (offset: number, length: number): Promise<Uint8Array> => readPart(handle, offset, length);
  const hash = createHash('sha256');
  for (let offset = 0; offset < size; offset += READ_BYTES)
    hash.update(await read(offset, Math.min(READ_BYTES, size - offset)));
  return {
    name: path.basename(filePath),
    size,
    image: '',
    sha256: hash.digest('base64url'),
    preview: new Uint8Array(0),
    read: async (offset, length) => {
      const now = await handle.stat();
      if (now.size !== facts.size || now.mtimeMs !== facts.mtimeMs) throw new Error('The file has changed.');
      return read(offset, length);
    },
  };
}

/** Reads a part of a file; fewer bytes at its end. */
async function readPart(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
