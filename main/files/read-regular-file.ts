import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Opening a pipe without this flag waits for its writer. Windows knows no such flag and no such pipes. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** A path that leads to a folder, a pipe, a socket or a device. Its `code` is `ENOTFILE`. */
export class NotAFileError extends Error {
  readonly code = 'ENOTFILE';

  constructor(filePath: string) {
    super(`${filePath} isn't a file. Remove it, or give a file.`);
  }
}

/**
 * Opens a file for reading, and never waits: pipes and devices, which can hang or never end, are refused with
 * `NotAFileError`. Follows symbolic links. Rejects with the system's error.
 */
export async function openRegularFile(filePath: string | URL): Promise<FileHandle> {
  const file = await open(filePath, READ_WITHOUT_WAITING);
  const stats = await file.stat().catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  if (stats.isFile()) return file;
  await file.close();
  throw new NotAFileError(String(filePath));
}

/** The contents of a file; undefined for its bytes if it has more than was asked for. */
export interface FileContent {
  readonly sizeBytes: number;
  readonly bytes: Buffer | undefined;
}

/** Reads a whole file as `openRegularFile` opens it, unless it has more than `maxBytes`. */
export async function readRegularFile(filePath: string | URL, maxBytes: number): Promise<FileContent> {
  const file = await openRegularFile(filePath);
  try {
    const { size } = await file.stat();
    return { sizeBytes: size, bytes: size > maxBytes ? undefined : await file.readFile() };
  } finally {
    await file.close();
  }
}
