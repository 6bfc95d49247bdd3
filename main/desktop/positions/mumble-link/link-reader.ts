import type { LinkMemory } from './link-memory.ts';
import { LINK_HEADER_BYTES } from './link-layout.ts';

/** How often the memory is read again when a writer was active in between. */
const MAX_READS = 3;

export interface LinkHeader {
  readonly version: number;
  readonly tick: number;
  /** Whether the avatar's vectors have changed since the last header. */
  readonly hasMoved: boolean;
}

const VECTORS_AT = 8;

/**
 * Reads consistent snapshots of a memory that another program writes without a lock. It allocates its buffers once for
 * each memory size.
 */
export class LinkReader {
  readonly #memory: LinkMemory;
  #header = Buffer.alloc(LINK_HEADER_BYTES);
  #lastHeader = Buffer.alloc(LINK_HEADER_BYTES);
  #earlier = Buffer.alloc(0);
  #later = Buffer.alloc(0);

  constructor(memory: LinkMemory) {
    this.#memory = memory;
  }

  /** Returns what the memory begins with; undefined when the memory is gone. */
  readHeader(): LinkHeader | undefined {
    [this.#header, this.#lastHeader] = [this.#lastHeader, this.#header];
    const header = this.#header;
    if (!this.#memory.read(header)) return undefined;
    const hasMoved =
      header.compare(this.#lastHeader, VECTORS_AT, LINK_HEADER_BYTES, VECTORS_AT, LINK_HEADER_BYTES) !== 0;
    return { version: header.readUInt32LE(0), tick: header.readUInt32LE(4), hasMoved };
  }

  /**
   * Returns all bytes once two reads in a row agree, including the tick; valid until the next call. 'torn' when three
   * reads all differ, because the writer was in the middle of a frame each time; undefined when the memory is gone.
   */
  readWhole(totalBytes: number): Uint8Array | 'torn' | undefined {
    if (this.#later.length !== totalBytes) {
      this.#earlier = Buffer.alloc(totalBytes);
      this.#later = Buffer.alloc(totalBytes);
    }
    if (!this.#memory.read(this.#later)) return undefined;
    for (let reads = 1; reads < MAX_READS; reads++) {
      [this.#earlier, this.#later] = [this.#later, this.#earlier];
      if (!this.#memory.read(this.#later)) return undefined;
      if (this.#later.equals(this.#earlier)) return this.#later;
    }
    return 'torn';
  }
}
