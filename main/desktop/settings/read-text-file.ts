import { findTextEncoding } from '../../../shared/text-encoding.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';

/**
 * Reads a text file as editors save it: UTF-8 or UTF-16, with or without a byte order mark. Undefined if there is no
 * file. A file larger than `maxBytes` reads as an empty text. Rejects with the system's error, and if the path leads to
 * a folder, a pipe or a device.
 */
export async function readTextFile(filePath: string, maxBytes: number): Promise<string | undefined> {
  const content = await readRegularFile(filePath, maxBytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  const { bytes } = content;
  return bytes === undefined ? '' : new TextDecoder(findTextEncoding(bytes)).decode(bytes);
}
