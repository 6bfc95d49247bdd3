import path from 'node:path';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import type { Log } from '../../../shared/log.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { keptSuccessionSchema } from '../../../shared/protocol/succession-messages.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { keepPrivate } from '../../desktop/settings/keep-private.ts';
import { readTextFile } from '../../desktop/settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import type { KeptSuccession } from '../../host/succession/succession-office.ts';

export const SUCCESSION_FILE_NAME = 'succession.json';

/** A chain with all its lists full has 200,000. */
const MAX_FILE_BYTES = 524_288;

/**
 * Reads the succession that the electors of a lobby may hold; undefined = none was ever issued. Changes nothing if the
 * file is damaged (`state-damaged`) or cannot be read (`state-unread`): a host that forgets it could be the second one
 * of its epoch.
 */
export async function readSuccessionFile(
  folder: string,
): Promise<Result<KeptSuccession | undefined, 'state-damaged' | 'state-unread'>> {
  const filePath = path.join(folder, SUCCESSION_FILE_NAME);
  try {
    const text = await readTextFile(filePath, MAX_FILE_BYTES);
    if (text === undefined) return success(undefined);
    await keepPrivate(filePath);
    const kept = parseMessage(text, keptSuccessionSchema, MAX_FILE_BYTES);
    return kept.ok
      ? kept
      : failure(
          'state-damaged',
          `${filePath} is damaged, so this host doesn't know who can take the lobby over. Nothing was changed. Restore the file from a backup, or delete it and lobby-state.json to open a new lobby.`,
        );
  } catch (error) {
    return failure(
      'state-unread',
      `The succession in ${filePath} can't be read: ${describeFileError(error)}. Check the folder's permissions.`,
    );
  }
}

export interface SuccessionFileOptions {
  readonly folder: string;
  /** Called when a succession is on the disk. */
  readonly onKept: (kept: KeptSuccession) => void;
  readonly log: Log;
  /** Writes a file as a whole. */
  readonly write?: typeof writeFileAtomically;
}

/** Keeps the newest succession of a lobby in its folder: one write at a time, of the newest one. */
export class SuccessionFile {
  readonly #options: SuccessionFileOptions;
  #newest: KeptSuccession | undefined;
  #writing: Promise<void> | undefined;

  constructor(options: SuccessionFileOptions) {
    this.#options = options;
  }

  /** Takes a newer succession, and writes it as soon as the last one is written. */
  keep(kept: KeptSuccession): void {
    this.#newest = kept;
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    for (let kept = this.#newest; kept !== undefined; kept = this.#newest) {
      this.#newest = undefined;
      await this.#write(kept);
    }
    this.#writing = undefined;
  }

  /** Members never get a succession that cannot be written: they keep the one before. */
  async #write(kept: KeptSuccession): Promise<void> {
    const { folder, onKept, log, write = writeFileAtomically } = this.#options;
    const filePath = path.join(folder, SUCCESSION_FILE_NAME);
    try {
      await write(filePath, `${JSON.stringify(kept)}\n`);
      onKept(kept);
    } catch (error) {
      log.warn(`The lobby's successors couldn't be saved in ${filePath}. ${(error as Error).message}`);
    }
  }
}
