import { MAX_CHUNK_BYTES } from '../../../../shared/protocol/files/file-chunk.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import type { OfferedFile } from './file-store.ts';
import { FileUpload } from './file-upload.ts';

/** Files that one member sends at the same time. */
const MAX_UPLOADS_OF_ONE = 3;

/**
 * Content that all members together, and one of them, are asked for, bytes a second. One member sends 300 SCTP chunks a
 * second then; a host drops clients that send more than 1,000, with acknowledgements.
 */
const LOBBY_BYTES_PER_SECOND = 1_572_864;
const MEMBER_BYTES_PER_SECOND = 262_144;
/** What may be asked for at once: two parts. */
const BURST_BYTES = 8 * MAX_CHUNK_BYTES;

interface Want {
  readonly file: number;
  readonly offset: number;
  readonly length: number;
}

/** The files on their way to the host, and how fast it asks for them. */
export class FileUploads {
  readonly #uploads = new Map<number, FileUpload>();
  readonly #lobby: TokenBucket;
  /** By owner, for as long as they send. */
  readonly #owners = new Map<string, TokenBucket>();

  constructor(nowMs: number) {
    this.#lobby = new TokenBucket(4 * BURST_BYTES, LOBBY_BYTES_PER_SECOND, nowMs);
  }

  get isEmpty(): boolean {
    return this.#uploads.size === 0;
  }

  /** Whether some sender should be asked for more soon. */
  get isWanting(): boolean {
    return [...this.#uploads.values()].some((upload) => upload.peekPart() !== undefined);
  }

  get(id: number): FileUpload | undefined {
    return this.#uploads.get(id);
  }

  isFull(owner: string): boolean {
    return this.#of(owner).length >= MAX_UPLOADS_OF_ONE;
  }

  /** Returns the upload of a person that an offer continues; undefined = it is another file. */
  find(owner: string, offer: Pick<OfferedFile, 'sha256' | 'size' | 'image' | 'preview'>): FileUpload | undefined {
    return this.#of(owner).find(
      ({ file }) =>
        file.sha256 === offer.sha256 &&
        file.size === offer.size &&
        file.image === offer.image &&
        file.preview === offer.preview,
    );
  }

  /** Begins an upload on a connection. */
  begin(file: OfferedFile, line: object, nowMs: number): void {
    this.#uploads.set(file.id, new FileUpload(file, line, nowMs));
    if (!this.#owners.has(file.owner))
      this.#owners.set(file.owner, new TokenBucket(BURST_BYTES, MEMBER_BYTES_PER_SECOND, nowMs));
  }

  /** Ends an upload, complete or not, and returns it. */
  end(id: number): FileUpload | undefined {
    const upload = this.#uploads.get(id);
    this.#uploads.delete(id);
    if (upload !== undefined && this.#of(upload.file.owner).length === 0) this.#owners.delete(upload.file.owner);
    return upload;
  }

  /** Returns the ids of uploads whose senders have stopped halfway, or are not in the lobby: `here` has who is. */
  findEnded(nowMs: number, here: ReadonlySet<string>): number[] {
    return [...this.#uploads.values()]
      .filter((upload) => upload.isStalled(nowMs) || !here.has(upload.file.owner))
      .map(({ file }) => file.id);
  }

  /** Asks each sender for its next part, if the budgets allow. `send` returns whether it could be asked. */
  ask(nowMs: number, send: (owner: string, want: Want) => boolean): void {
    for (const [id, upload] of [...this.#uploads]) {
      const { owner } = upload.file;
      const budget = this.#owners.get(owner);
      const part = upload.peekPart();
      if (part === undefined || budget === undefined) continue;
      if (!budget.has(part.length, nowMs) || !this.#lobby.has(part.length, nowMs)) continue;
      if (!send(owner, { file: id, ...part })) continue;
      upload.noteAsked(part);
      budget.take(part.length, nowMs);
      this.#lobby.take(part.length, nowMs);
      // Another file comes first in the next turn.
      this.#uploads.delete(id);
      this.#uploads.set(id, upload);
    }
  }

  clear(): void {
    this.#uploads.clear();
    this.#owners.clear();
  }

  #of(owner: string): FileUpload[] {
    return [...this.#uploads.values()].filter(({ file }) => file.owner === owner);
  }
}
