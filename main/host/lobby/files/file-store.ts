import type { FileOffer } from '../../../../shared/protocol/files/file-messages.ts';

/** How much a lobby keeps, in memory. */
interface FileStoreLimits {
  readonly files: number;
  readonly bytes: number;
  readonly filesOfOne: number;
  /** Of files that have not arrived; they make none of the others go. */
  readonly bytesOnTheWay: number;
}

/** A file that a person offers. People are known by their keys, so that they are the same after a reconnect. */
export interface OfferedFile extends Pick<FileOffer, 'name' | 'size' | 'image' | 'sha256' | 'preview'> {
  readonly id: number;
  readonly owner: string;
  readonly from: number;
  readonly sender: string;
  readonly identity: string;
  /** Keys of those who may get it; null = everyone, newcomers too. */
  readonly readers: ReadonlySet<string> | null;
}

/** A file that the host has. */
export interface StoredFile extends OfferedFile {
  /** The preview, then the file. */
  readonly content: Buffer;
  readonly storedAtMs: number;
}

/** The files of a lobby, and the room for those that are on their way. The oldest ones make room for what arrives. */
export class FileStore {
  readonly #limits: FileStoreLimits;
  /** Oldest first. */
  readonly #files = new Map<number, StoredFile>();
  readonly #reserved = new Map<number, number>();

  constructor(limits: FileStoreLimits) {
    this.#limits = limits;
  }

  get(id: number): StoredFile | undefined {
    return this.#files.get(id);
  }

  all(): IterableIterator<StoredFile> {
    return this.#files.values();
  }

  /** Bytes of all contents, each counted once. */
  get bytes(): number {
    let bytes = 0;
    for (const content of new Set([...this.#files.values()].map((file) => file.content))) bytes += content.length;
    return bytes;
  }

  /** Reserves room for a file on its way. Returns false if others use it. */
  reserve(id: number, bytes: number): boolean {
    let onTheWay = bytes;
    for (const reserved of this.#reserved.values()) onTheWay += reserved;
    if (onTheWay > this.#limits.bytesOnTheWay || this.#reserved.size >= this.#limits.files) return false;
    this.#reserved.set(id, bytes);
    return true;
  }

  /** Gives back the room of a file that did not arrive. */
  release(id: number): void {
    this.#reserved.delete(id);
  }

  /**
   * Keeps a file that has arrived. The same content, sent twice, takes the room of one. Returns the ids of the files
   * that made room for it.
   */
  add(file: StoredFile): number[] {
    this.#reserved.delete(file.id);
    const same = [...this.#files.values()].find(
      ({ sha256, content }) => sha256 === file.sha256 && content.equals(file.content),
    );
    this.#files.set(file.id, same === undefined ? file : { ...file, content: same.content });
    const { filesOfOne, files, bytes } = this.#limits;
    const dropped: number[] = [];
    const own = [...this.#files.values()].filter(({ owner }) => owner === file.owner);
    if (own.length > filesOfOne) this.#drop(own[0]?.id, dropped);
    while (this.#files.size > 1 && (this.#files.size > files || this.bytes > bytes))
      this.#drop(this.#files.keys().next().value, dropped);
    return dropped;
  }

  remove(id: number): boolean {
    return this.#files.delete(id);
  }

  clear(): void {
    this.#files.clear();
    this.#reserved.clear();
  }

  #drop(id: number | undefined, dropped: number[]): void {
    if (id !== undefined && this.#files.delete(id)) dropped.push(id);
  }
}
