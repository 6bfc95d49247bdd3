import type { LinkMemory } from './link-memory.ts';
import { LINK_HEADER_BYTES } from './link-layout.ts';

/** As often the memory is read again where a writer was at work meanwhile. */
const MAX_READS = 3;

export interface LinkHeader {
  readonly version: number;
  readonly tick: number;
}

/**
 * Reads moments of a memory that another program writes without any lock. The buffers are made once for each size of
 * memory.
 */
export class LinkReader {
  readonly #memory: LinkMemory;
  readonly #header = Buffer.alloc(LINK_HEADER_BYTES);
  #earlier = Buffer.alloc(0);
  #later = Buffer.alloc(0);

  constructor(memory: LinkMemory) {
    this.#memory = memory;
  }

  /** Version and tick; undefined where the memory has gone. */
  readHeader(): LinkHeader | undefined {
    if (!this.#memory.read(this.#header)) return undefined;
    return { version: this.#header.readUInt32LE(0), tick: this.#header.readUInt32LE(4) };
  }

  /**
   * All bytes as two reads in a row found them, tick included; valid until the next call. 'torn' where three reads all
   * differ: then the writer was in the middle of a frame each time. undefined where the memory has gone.
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
