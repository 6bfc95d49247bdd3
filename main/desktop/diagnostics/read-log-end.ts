import { openRegularFile } from '../../files/read-regular-file.ts';

const MAX_BYTES = 262_144;

/** Reads the last lines of a file, oldest first; none if there is no file. Reads only the end of the file. */
export async function readLogEnd(filePath: string, maxLines: number): Promise<readonly string[]> {
  const file = await openRegularFile(filePath).catch(() => undefined);
  if (file === undefined) return [];
  try {
    const { size } = await file.stat();
    const length = Math.min(size, MAX_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    // The first line may be cut off, and the text after the last line break is not a line.
    return lines.slice(size > length ? 1 : 0, -1).slice(-maxLines);
  } finally {
    await file.close();
  }
}
