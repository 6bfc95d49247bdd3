/** The most files that lie side by side in one folder. */
export const MAX_FILES_IN_FOLDER = 20;

/** Folders of data, in which many files of one kind lie side by side and are not read one after the other. */
const DATA_FOLDERS: readonly RegExp[] = [
  /^docs\/adr\/$/, // Numbered, and found by the index.
  /^docs\/screenshots\/$/, // Made by a script.
  /(^|\/)voices\/$/, // Recorded sound.
  /(^|\/)icons\/$/,
  /(^|\/)locales\/[^/]+\/$/, // The same catalogues in each language.
];

/** A folder and how many files lie directly in it. */
export interface CrowdedFolder {
  /** Its path relative to the project, ending in a slash. */
  readonly folder: string;
  readonly fileCount: number;
}

/**
 * Finds the folders that hold more than `MAX_FILES_IN_FOLDER` files side by side; folders of data may. `files` are
 * paths relative to the project, with forward slashes. The project's own folder is not looked at: tools ask for most
 * of its files there.
 */
export function findCrowdedFolders(files: readonly string[]): readonly CrowdedFolder[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, fileCount]) => ({ folder, fileCount }))
    .filter(({ folder, fileCount }) => fileCount > MAX_FILES_IN_FOLDER && !isExcepted(folder))
    .sort((a, b) => a.folder.localeCompare(b.folder));
}

function isExcepted(folder: string): boolean {
  return folder === '' || DATA_FOLDERS.some((pattern) => pattern.test(folder));
}
