import { closeSync, constants, lstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** Appends to a file of our own: never through a symbolic link, and never waiting for a pipe's reader. */
const APPEND =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Appends lines to a file that never grows beyond `maxBytes`: when full, it becomes `NAME.1` and replaces the previous
 * one. So does what is there instead of a file, such as a symbolic link. Its folder must exist. Writes synchronously,
 * so that the last line before a crash is kept; lines are few. Throws the system's error.
 */
export class BoundedFile {
  readonly #filePath: string;
  readonly #maxBytes: number;
  #sizeBytes: number | undefined;

  constructor(filePath: string, maxBytes: number) {
    this.#filePath = filePath;
    this.#maxBytes = maxBytes;
  }

  append(line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    this.#sizeBytes ??= this.#findSize();
    if (this.#sizeBytes > 0 && this.#sizeBytes + bytes > this.#maxBytes) {
      renameSync(this.#filePath, `${this.#filePath}.1`);
      this.#sizeBytes = 0;
    }
    const file = openSync(this.#filePath, APPEND, 0o600);
    try {
      writeSync(file, `${line}\n`);
    } finally {
      closeSync(file);
    }
    this.#sizeBytes += bytes;
  }

  #findSize(): number {
    const stats = lstatSync(this.#filePath, { throwIfNoEntry: false });
    if (stats === undefined || stats.isFile()) return stats?.size ?? 0;
    renameSync(this.#filePath, `${this.#filePath}.1`);
    return 0;
  }
}
