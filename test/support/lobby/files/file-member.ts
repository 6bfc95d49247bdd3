import { createHash } from 'node:crypto';
import { connectFiles } from '../../../../main/client/files/member-files.ts';
import type { ClientMedia } from '../../../../main/client/client-network.ts';
import { FileExchange, type FileLine } from '../../../../shared/join/files/file-exchange.ts';
import type { OutgoingFile } from '../../../../shared/join/files/file-push.ts';
import type { ImageType } from '../../../../shared/model/files/image-header.ts';
import type { HeadlessClient } from '../../../../main/client/headless-client.ts';

/** Opens the channel `files` of a participant. */
export function openFiles(client: HeadlessClient): FileExchange {
  const exchange = new FileExchange();
  connectFiles(client, exchange);
  return exchange;
}

/** The channel `files` of a participant whose messages a test writes. */
export class RawFiles implements FileLine {
  readonly texts: { readonly type: string; readonly [field: string]: unknown }[] = [];
  readonly #peer: ClientMedia;

  constructor(peer: ClientMedia) {
    this.#peer = peer;
    peer.events.on('fileMessage', (message) => {
      if (typeof message === 'string') this.texts.push(JSON.parse(message) as (typeof this.texts)[number]);
    });
    peer.openFiles();
  }

  send(message: string | Uint8Array): void {
    this.#peer.sendFileMessage(message);
  }

  say(message: object): void {
    this.send(JSON.stringify(message));
  }

  /** The messages of a type. */
  of(type: string): readonly Readonly<Record<string, unknown>>[] {
    return this.texts.filter((text) => text.type === type);
  }
}

/** A file in memory to send. */
export function fileOf(content: Uint8Array, name = 'a.txt', image: ImageType | '' = ''): OutgoingFile {
  return {
    ...{ name, image, size: content.length, preview: new Uint8Array(0) },
    sha256: createHash('sha256').update(content).digest('base64url'),
    read: async (offset, length) => content.subarray(offset, offset + length),
  };
}

/** Bytes that repeat nowhere in a short file. */
export function contentOf(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  for (let offset = 0; offset + 4 <= bytes; offset += 4) content.writeUInt32BE((offset * 2_654_435_761) >>> 0, offset);
  return content;
}
