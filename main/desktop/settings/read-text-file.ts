import { open } from 'node:fs/promises';

/**
 * Reads a text file as editors save it: UTF-8 or UTF-16, with or without a byte order mark. Undefined if there is no
 * file. A file larger than `maxBytes` reads as an empty text. Rejects with the system's error.
 */
export async function readTextFile(filePath: string, maxBytes: number): Promise<string | undefined> {
  const file = await open(filePath, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    return size > maxBytes ? '' : decodeText(await file.readFile());
  } finally {
    await file.close();
  }
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
