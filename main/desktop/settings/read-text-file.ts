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
  return content.bytes === undefined ? '' : decodeText(content.bytes);
}

/**
 * Decodes the bytes of a text file by its byte order mark, which is left out. Without one it is UTF-8. Windows
 * PowerShell writes UTF-16, and UTF-8 with a mark.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
