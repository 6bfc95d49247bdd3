import path from 'node:path';

/** The folder that holds `package.json`. */
export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '..');

/** Returns the absolute path of a file or folder of the project. */
export function inProject(file: string): string {
  return path.join(PROJECT_FOLDER, file);
}
