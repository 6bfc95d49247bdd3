/** How much of the contents a window keeps, bytes. Chromium moves large blobs to the disk. */
const MAX_KEPT_BYTES = 134_217_728;

/** The contents of files that have come, so that they come once. The oldest make room for new ones. */
export class KeptContents {
  readonly #contents = new Map<string, Blob>();
  readonly #maxBytes: number;

  constructor(maxBytes = MAX_KEPT_BYTES) {
    this.#maxBytes = maxBytes;
  }

  get(key: string): Blob | undefined {
    return this.#contents.get(key);
  }

  /** Keeps a content. Returns the keys of those that made room for it. */
  add(key: string, content: Blob): string[] {
    this.#contents.delete(key);
    this.#contents.set(key, content);
    let bytes = 0;
    for (const { size } of this.#contents.values()) bytes += size;
    const dropped: string[] = [];
    for (const [oldest, { size }] of this.#contents) {
      if (bytes <= this.#maxBytes || oldest === key) break;
      this.#contents.delete(oldest);
      dropped.push(oldest);
      bytes -= size;
    }
    return dropped;
  }

  drop(key: string): void {
    this.#contents.delete(key);
  }
}
