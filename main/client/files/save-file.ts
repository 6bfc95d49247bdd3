import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { endingOf, safeFileName } from '../../../shared/model/files/file-name.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

/** Names that are tried: "map.png", "map (2).png", and so on. */
const MAX_TRIES = 100;

/**
 * Writes a stranger's file into a folder, under its name or one with a number: it never replaces a file. Returns its
 * path. Fails if the folder cannot be written.
 */
export async function saveFile(
  folder: string,
  name: string,
  content: Uint8Array,
): Promise<Result<string, 'save-failed'>> {
  const safe = safeFileName(name);
  for (let number = 1; number <= MAX_TRIES; number++) {
    const filePath = path.join(folder, numbered(safe, number));
    try {
      // No link is followed, and no file is replaced. Only the owner can read it, and nobody can run it.
      await writeFile(filePath, content, { flag: 'wx', mode: 0o600 });
      return success(filePath);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      return failure('save-failed', `${filePath} can't be written: ${describeFileError(error)}.`);
    }
  }
  return failure(
    'save-failed',
    `${folder} has ${MAX_TRIES} files called ${safe}. Remove some, or choose another folder.`,
  );
}

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const ending = endingOf(name);
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1);
  return `${stem} (${number})${ending === '' ? '' : name.slice(-ending.length - 1)}`;
}
