import { appendFileSync, renameSync, statSync } from 'node:fs';

/**
 * Appends lines to a file that never grows beyond `maxBytes`: when full it becomes `NAME.1`, in place of the one
 * before. Its folder must be there. Written at once, so that the last line before a crash is there; few lines are
 * written. Throws the system's error.
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
