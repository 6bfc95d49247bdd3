import { encodeChunk, MAX_CHUNK_BYTES, parseChunk } from '../../../shared/protocol/files/file-chunk.ts';
import type {
  ClientboundFiles,
  FileOffer,
  FileRow,
  GetFile,
  ServerboundFiles,
} from '../../../shared/protocol/files/file-messages.ts';

/** A file that the fake host has got: the preview, then the content. */
interface TakenFile {
  readonly offer: FileOffer;
  readonly content: Uint8Array;
}

const MAX_BYTES = 10_000_000;

/** The files of a fake host: it takes every offer, gives what a test adds, and checks nothing. */
export class FakeFiles {
  readonly taken: TakenFile[] = [];
  /** What the host offers, by its number: the preview, then the content. */
  readonly #contents = new Map<number, Uint8Array>();
  readonly #offers = new Map<number, { readonly offer: FileOffer; readonly content: Uint8Array; received: number }>();
  #channel: RTCDataChannel | undefined;

  take(channel: RTCDataChannel): void {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.#obey(JSON.parse(data) as ServerboundFiles);
      else this.#receive(new Uint8Array(data as ArrayBuffer));
    });
    const greet = (): void => this.#send({ type: 'files', maxBytes: MAX_BYTES, rows: [] });
    if (channel.readyState === 'open') greet();
    else channel.addEventListener('open', greet);
  }

  /** Offers a file of another player, whatever its row claims about it. */
  offer(row: FileRow, content: readonly number[]): void {
    this.#contents.set(row.file, Uint8Array.from(content));
    this.#send({ type: 'files', maxBytes: MAX_BYTES, rows: [row] });
  }

  #obey(message: ServerboundFiles): void {
    if (message.type === 'offer') this.#accept(message);
    else if (message.type === 'get') this.#give(message);
  }

  #accept(offer: FileOffer): void {
    const file = this.#offers.size + 1;
    const content = new Uint8Array(offer.preview + offer.size);
    this.#offers.set(file, { offer, content, received: 0 });
    this.#send({ type: 'accepted', request: offer.request, file, have: 0 });
    this.#send({ type: 'want', file, offset: 0, length: content.length });
  }

  #receive(message: Uint8Array): void {
    const chunk = parseChunk(message);
    const upload = chunk === undefined ? undefined : this.#offers.get(chunk.file);
    if (chunk === undefined || upload === undefined) return;
    upload.content.set(chunk.content, chunk.offset);
    upload.received += chunk.content.length;
    if (upload.received === upload.content.length) this.taken.push(upload);
  }

  #give({ file, offset, length }: GetFile): void {
    const content = this.#contents.get(file)?.subarray(offset, offset + length) ?? new Uint8Array(0);
    for (let at = 0; at < content.length; at += MAX_CHUNK_BYTES)
      this.#channel?.send(
        encodeChunk({
          file,
          offset: offset + at,
          content: content.subarray(at, at + MAX_CHUNK_BYTES),
        }) as Uint8Array<ArrayBuffer>,
      );
  }

  #send(message: ClientboundFiles): void {
    this.#channel?.send(JSON.stringify(message));
  }
}
