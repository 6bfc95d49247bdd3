import { closeSync, constants, lstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** Appends to a file of our own: never through a symbolic link, and never waiting for a pipe's reader. */
const APPEND =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Appends lines to a file that never grows beyond `maxBytes`: when full, it becomes `NAME.1`, that one `NAME.2`, and so
 * on; of these, `keptFiles` are kept. So does what is there instead of a file, such as a symbolic link. Its folder must
 * exist. Another program may rename the file at any time: the next line begins another one. Writes synchronously, so
 * that the last line before a crash is kept; lines are few. Throws the system's error.
 */
export class BoundedFile {
  readonly #filePath: string;
  readonly #maxBytes: number;
  readonly #keptFiles: number;

  constructor(filePath: string, maxBytes: number, keptFiles = 1) {
    this.#filePath = filePath;
    this.#maxBytes = maxBytes;
    this.#keptFiles = keptFiles;
  }

  append(line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    const sizeBytes = this.#findSize();
    if (sizeBytes > 0 && sizeBytes + bytes > this.#maxBytes) this.#rotate();
    const file = openSync(this.#filePath, APPEND, 0o600);
    try {
      writeSync(file, `${line}\n`);
    } finally {
      closeSync(file);
    }
  }

  #findSize(): number {
    const stats = lstatSync(this.#filePath, { throwIfNoEntry: false });
    if (stats === undefined || stats.isFile()) return stats?.size ?? 0;
    this.#rotate();
    return 0;
  }

  #rotate(): void {
    for (let number = this.#keptFiles; number > 1; number--) {
      const younger = `${this.#filePath}.${number - 1}`;
      if (lstatSync(younger, { throwIfNoEntry: false }) !== undefined)
        renameSync(younger, `${this.#filePath}.${number}`);
    }
    renameSync(this.#filePath, `${this.#filePath}.1`);
  }
}
