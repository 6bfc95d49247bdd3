import { existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** Reads the file's text; undefined if there is no file. A file larger than `maxBytes` reads as an empty text. */
export async function readBounded(filePath: string, maxBytes: number): Promise<string | undefined> {
  const file = await open(filePath, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    return size > maxBytes ? '' : await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Renames an unusable file, never over another one; returns its new name. */
export async function keepAs(filePath: string, reason: string): Promise<string> {
  let number = 1;
  while (existsSync(`${filePath}.${reason}-${number}`)) number++;
  const keptPath = `${filePath}.${reason}-${number}`;
  await rename(filePath, keptPath);
  return path.basename(keptPath);
}
