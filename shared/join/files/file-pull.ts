import type { FileChunk } from '../../protocol/files/file-chunk.ts';
import type { FileRow } from '../../protocol/files/file-messages.ts';
import { base64UrlOfBytes, sha256 } from '../../rendezvous/crypto/web-crypto.ts';
import { failure, success, type Result } from '../../result.ts';
import type { SendFileMessage, TransferFailureCode } from './transfer.ts';

export type FilePart = 'preview' | 'file';

/** What is asked for at once: some ten requests for the largest file, and little to lose with a connection. */
const RANGE_BYTES = 262_144;

type Ended = Result<Uint8Array, TransferFailureCode>;

/** A file, or its preview, on its way from the host. */
export class FilePull {
  readonly row: FileRow;
  readonly done: Promise<Ended>;
  readonly #onProgress: (bytes: number) => void;
  readonly #onEnd: () => void;
  readonly #isPreview: boolean;
  readonly #start: number;
  readonly #content: Uint8Array;
  #received = 0;
  /** Everything before this was asked for on this connection. */
  #askedUntil: number | undefined;
  #resolve: (ended: Ended) => void = () => undefined;
  #isOver = false;

  constructor(row: FileRow, part: FilePart, onProgress: (bytes: number) => void, onEnd: () => void) {
    this.row = row;
    this.#isPreview = part === 'preview';
    this.#start = this.#isPreview ? 0 : row.preview;
    this.#content = new Uint8Array(this.#isPreview ? row.preview : row.size);
    this.#onProgress = onProgress;
    this.#onEnd = onEnd;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
  }

  /** Whether the host was asked, on this connection. */
  get isAsking(): boolean {
    return this.#askedUntil !== undefined;
  }

  /** The connection is lost: asks again on the next one, from where this one ended. */
  hold(): void {
    this.#askedUntil = undefined;
  }

  /** Asks for the next range. */
  ask(send: SendFileMessage): void {
    const length = Math.min(RANGE_BYTES, this.#content.length - this.#received);
    this.#askedUntil = this.#received + length;
    if (length > 0) send({ type: 'get', file: this.row.file, offset: this.#start + this.#received, length });
    else void this.#check();
  }

  async receive({ offset, content }: FileChunk, send: SendFileMessage): Promise<void> {
    const end = this.#received + content.length;
    // An earlier request on the same connection may still be answered.
    if (offset !== this.#start + this.#received || end > (this.#askedUntil ?? 0)) return;
    this.#content.set(content, this.#received);
    this.#received = end;
    this.#onProgress(end);
    if (end === this.#content.length) await this.#check();
    else if (end === this.#askedUntil) this.ask(send);
  }

  cancel(send: SendFileMessage): void {
    if (this.isAsking && !this.#isOver) send({ type: 'stop', file: this.row.file });
    this.finish(failure('cancelled', 'You cancelled the file.'));
  }

  finish(ended: Ended): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#resolve(ended);
    this.#onEnd();
  }

  /** Compares the file with its hash. A preview has none: the host has checked it. */
  async #check(): Promise<void> {
    if (this.#isPreview) return this.finish(success(this.#content));
    const hash = base64UrlOfBytes(await sha256(this.#content));
    this.finish(
      hash === this.row.sha256.replace(/=+$/u, '')
        ? success(this.#content)
        : failure('wrong-hash', 'What came is not the file that was offered. Ask its sender to send it again.'),
    );
  }
}
