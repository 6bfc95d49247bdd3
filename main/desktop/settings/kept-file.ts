import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';

/** Renames an unusable file, never over another one; returns its new name. */
export async function keepAs(filePath: string, reason: string): Promise<string> {
  let number = 1;
  while (existsSync(`${filePath}.${reason}-${number}`)) number++;
  const keptPath = `${filePath}.${reason}-${number}`;
  await rename(filePath, keptPath);
  return path.basename(keptPath);
}
