import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import type { ShownFile } from './files-store.ts';

/** The files after a list of the host. */
export interface MergedFiles {
  readonly files: readonly ShownFile[];
  /** Those that were not there before. */
  readonly added: readonly ShownFile[];
}

/**
 * Brings what the window shows in line with the host's list: what is new appears, and what the host no longer has is
 * gone, unless its content is here. `hashes`: of the files that are being sent, by key. `nowMs`: of the wall clock.
 */
export function mergeFiles(
  before: readonly ShownFile[],
  rows: readonly FileRow[],
  hashes: ReadonlyMap<string, string>,
  nowMs: number,
): MergedFiles {
  const unknown = new Map(rows.map((row) => [row.file, row]));
  const files = before.map((file) => {
    const row = file.row === null ? findSent(file, unknown, hashes) : unknown.get(file.row.file);
    if (row !== undefined) unknown.delete(row.file);
    return follow(file, row);
  });
  const added = [...unknown.values()].map((row) => shownOf(row, nowMs));
  return { files: [...files, ...added], added };
}

/** Returns the host's row of a file that you are sending. */
function findSent(
  { head }: ShownFile,
  rows: ReadonlyMap<number, FileRow>,
  hashes: ReadonlyMap<string, string>,
): FileRow | undefined {
  const hash = hashes.get(head.key);
  return [...rows.values()].find(({ isOwn, sha256 }) => isOwn && sha256 === hash);
}

function follow(file: ShownFile, row: FileRow | undefined): ShownFile {
  const { state } = file;
  if (row === undefined) {
    const stays = file.row === null || state.type === 'here' || state.type === 'gone';
    return stays ? file : { ...file, state: { type: 'gone' } };
  }
  const isBack = state.type === 'gone' || file.row === null;
  return isBack ? { ...file, row, state: { type: 'offered' } } : file;
}

function shownOf(row: FileRow, nowMs: number): ShownFile {
  const { file, from, sender: name, identity, isOwn, name: fileName, size, image, preview, agoSeconds } = row;
  return {
    head: { ...{ key: `file ${file}`, atMs: nowMs - 1_000 * agoSeconds, from, name, identity, isOwn } },
    ...{ fileName, size, image, hasPreview: preview > 0, row, state: { type: 'offered' } },
  };
}
