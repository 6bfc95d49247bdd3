/** A binary message on the channel `files`: a part of a file's content. */

/** File and offset before the content, each 4 bytes in big endian. */
const CHUNK_HEAD_BYTES = 8;

/** Content in one message. With the head, that fills three SCTP packets of 1,200 bytes. */
export const MAX_CHUNK_BYTES = 3_592;

export interface FileChunk {
  readonly file: number;
  /** Where the content stands in the file, bytes. */
  readonly offset: number;
  readonly content: Uint8Array;
}

export function encodeChunk({ file, offset, content }: FileChunk): Uint8Array {
  const message = new Uint8Array(CHUNK_HEAD_BYTES + content.length);
  const view = new DataView(message.buffer);
  view.setUint32(0, file);
  view.setUint32(4, offset);
  message.set(content, CHUNK_HEAD_BYTES);
  return message;
}

/** Parses a part of a file; its content is a view. Returns undefined for a message of another length. */
export function parseChunk(message: Uint8Array): FileChunk | undefined {
  if (message.length <= CHUNK_HEAD_BYTES || message.length > CHUNK_HEAD_BYTES + MAX_CHUNK_BYTES) return undefined;
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  return { file: view.getUint32(0), offset: view.getUint32(4), content: message.subarray(CHUNK_HEAD_BYTES) };
}
