import type { ImageType } from '../../model/files/image-header.ts';
import { encodeChunk, MAX_CHUNK_BYTES } from '../../protocol/files/file-chunk.ts';
import type { FileRow } from '../../protocol/files/file-messages.ts';
import { failure, success, type Result } from '../../result.ts';
import type { SendFileMessage, TransferFailureCode } from './transfer.ts';

/** A file to send. */
export interface OutgoingFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of an image that others may show; '' = a file that nobody opens. */
  readonly image: ImageType | '';
  /** SHA-256 of the content, base64url. */
  readonly sha256: string;
  /** A small picture of it; empty = none. */
  readonly preview: Uint8Array;
  /** Reads a part of the content. Rejects, or gives fewer bytes, if the file is not what it was. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

type Ended = Result<FileRow, TransferFailureCode>;

/** A file on its way to the host, which asks for its parts. */
export class FilePush {
  readonly request: number;
  readonly done: Promise<Ended>;
  /** The host's number of it; undefined = not accepted yet, on this connection. */
  file: number | undefined;
  readonly #outgoing: OutgoingFile;
  readonly #onProgress: (bytes: number) => void;
  readonly #onEnd: () => void;
  #resolve: (ended: Ended) => void = () => undefined;
  #isOver = false;
  /** Parts leave in the order in which they were asked for. */
  #reading: Promise<void> = Promise.resolve();

  constructor(request: number, outgoing: OutgoingFile, onProgress: (bytes: number) => void, onEnd: () => void) {
    this.request = request;
    this.#outgoing = outgoing;
    this.#onProgress = onProgress;
    this.#onEnd = onEnd;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
  }

  /** Offers the file, for the first time or again on another connection. */
  offer(send: SendFileMessage): void {
    const { name, size, image, sha256, preview } = this.#outgoing;
    this.file = undefined;
    send({ type: 'offer', request: this.request, name, size, image, sha256, preview: preview.length });
  }

  accepted(file: number): void {
    this.file = file;
  }

  /** Sends a part that the host asks for. */
  give({ offset, length }: { readonly offset: number; readonly length: number }, send: SendFileMessage): void {
    const { file } = this;
    this.#reading = this.#reading.then(async () => {
      for (let start = offset; start < offset + length && !this.#isOver && this.file === file;) {
        const content = await this.#read(start, Math.min(MAX_CHUNK_BYTES, offset + length - start));
        if (content === undefined || file === undefined || this.file !== file) return this.#changed(file, send);
        send(encodeChunk({ file, offset: start, content }));
        start += content.length;
        this.#onProgress(Math.max(0, start - this.#outgoing.preview.length));
      }
    });
  }

  sent(row: FileRow): void {
    this.finish(success(row));
  }

  cancel(send: SendFileMessage): void {
    if (this.file !== undefined && !this.#isOver) send({ type: 'remove', file: this.file });
    this.finish(failure('cancelled', 'You cancelled the file.'));
  }

  finish(ended: Ended): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#resolve(ended);
    this.#onEnd();
  }

  /** Reads from the preview and the file, which follow each other; undefined = the file is not what it was. */
  async #read(offset: number, length: number): Promise<Uint8Array | undefined> {
    const { preview, size } = this.#outgoing;
    if (offset < preview.length) return preview.subarray(offset, Math.min(preview.length, offset + length));
    const start = offset - preview.length;
    if (start + length > size) return undefined;
    try {
      const content = await this.#outgoing.read(start, length);
      return content.length === length ? content : undefined;
    } catch {
      return undefined;
    }
  }

  #changed(file: number | undefined, send: SendFileMessage): void {
    // Another connection asks again.
    if (this.file !== file || this.#isOver) return;
    if (file !== undefined) send({ type: 'remove', file });
    this.finish(failure('changed', 'The file changed while it was sent. Send it again.'));
  }
}
