import { createHash } from 'node:crypto';
import { isDecodable, readImageHeader } from '../../../../shared/model/files/image-header.ts';
import { MAX_CHUNK_BYTES, type FileChunk } from '../../../../shared/protocol/files/file-chunk.ts';
import type { FileRefusal } from '../../../../shared/protocol/files/file-messages.ts';
import type { OfferedFile, StoredFile } from './file-store.ts';

/** What the host asks for at once, and how much of it may be on its way: the sender's voice shares its uplink. */
const PART_BYTES = 4 * MAX_CHUNK_BYTES;
const MAX_ASKED_BYTES = 2 * PART_BYTES;

/** A sender who is asked, and sends nothing for this long, has stopped halfway. */
const MAX_STALL_MS = 60_000;

/** A part of the content that the host asks for. */
interface Part {
  readonly offset: number;
  readonly length: number;
}

/** A file on its way from its sender to the host, which asks for it part by part. */
export class FileUpload {
  readonly file: OfferedFile;
  readonly #content: Buffer;
  readonly #hash = createHash('sha256');
  #received = 0;
  /** Everything before this was asked for. */
  #askedUntil = 0;
  #heardAtMs: number;
  /** The connection on which the content comes. */
  #line: object;

  constructor(file: OfferedFile, line: object, nowMs: number) {
    this.file = file;
    this.#line = line;
    this.#content = Buffer.alloc(file.preview + file.size);
    this.#heardAtMs = nowMs;
  }

  get received(): number {
    return this.#received;
  }

  get isComplete(): boolean {
    return this.#received === this.#content.length;
  }

  /** Continues on another connection: what was asked for on the last one does not come. */
  continueOn(line: object, nowMs: number): void {
    if (line === this.#line) return;
    this.#line = line;
    this.#askedUntil = this.#received;
    this.#heardAtMs = nowMs;
  }

  /** Returns whether the sender has stopped halfway. */
  isStalled(nowMs: number): boolean {
    return nowMs - this.#heardAtMs > MAX_STALL_MS;
  }

  /** Returns the part to ask for next; undefined = enough is on its way. */
  peekPart(): Part | undefined {
    const length = Math.min(PART_BYTES, this.#content.length - this.#askedUntil);
    if (length === 0 || this.#askedUntil + length - this.#received > MAX_ASKED_BYTES) return undefined;
    return { offset: this.#askedUntil, length };
  }

  noteAsked({ offset, length }: Part): void {
    this.#askedUntil = offset + length;
  }

  /** Takes the next content. Returns false if it is not what was asked for. */
  receive({ offset, content }: Pick<FileChunk, 'offset' | 'content'>, nowMs: number): boolean {
    const end = offset + content.length;
    if (offset !== this.#received || end > this.#askedUntil) return false;
    this.#content.set(content, offset);
    const { preview } = this.file;
    if (end > preview) this.#hash.update(this.#content.subarray(Math.max(offset, preview), end));
    this.#received = end;
    this.#heardAtMs = nowMs;
    return true;
  }

  /** Checks the whole content, once. Returns the file, or why it is refused. */
  finish(nowMs: number): StoredFile | FileRefusal {
    const { image, preview, sha256 } = this.file;
    if (this.#hash.digest('base64url') !== sha256) return 'changed';
    if (image !== '' && !isImage(this.#content.subarray(preview), image)) return 'bad-image';
    if (preview > 0 && !isImage(this.#content.subarray(0, preview), undefined)) return 'bad-image';
    return { ...this.file, content: this.#content, storedAtMs: nowMs };
  }
}

/** Returns whether content is an image that readers may decode, and of this type. */
function isImage(content: Uint8Array, type: string | undefined): boolean {
  const header = readImageHeader(content);
  return header !== undefined && isDecodable(header) && (type === undefined || header.type === type);
}
