import { open } from 'node:fs/promises';

const MAX_BYTES = 262_144;

/** The last lines of a file, oldest first; none where there is no file. Reads its end only. */
export async function readLogEnd(filePath: string, maxLines: number): Promise<readonly string[]> {
  const file = await open(filePath, 'r').catch(() => undefined);
  if (file === undefined) return [];
  try {
    const { size } = await file.stat();
    const length = Math.min(size, MAX_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    // Of the first line there may be the end only, and what follows the last line break is no line.
    return lines.slice(size > length ? 1 : 0, -1).slice(-maxLines);
  } finally {
    await file.close();
  }
}
