import { appendFileSync, renameSync, statSync } from 'node:fs';

/**
 * Appends lines to a file that never grows beyond `maxBytes`: when full, it becomes `NAME.1` and replaces the previous
 * one. Its folder must exist. Writes synchronously, so that the last line before a crash is kept; lines are few. Throws
 * the system's error.
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
    this.#sizeBytes ??= statSync(this.#filePath, { throwIfNoEntry: false })?.size ?? 0;
    if (this.#sizeBytes > 0 && this.#sizeBytes + bytes > this.#maxBytes) {
      renameSync(this.#filePath, `${this.#filePath}.1`);
      this.#sizeBytes = 0;
    }
    appendFileSync(this.#filePath, `${line}\n`, { mode: 0o600 });
    this.#sizeBytes += bytes;
  }
}
