import { endingOf, safeFileName } from '../../../shared/model/files/file-name.ts';
import { IMAGE_ENDINGS, readImageHeader, type ImageType } from '../../../shared/model/files/image-header.ts';
import type { OutgoingFile } from '../../../shared/join/files/file-push.ts';
import { base64UrlOfBytes, sha256 } from '../../../shared/rendezvous/crypto/web-crypto.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { encodeImage, type EncodedImage } from './images/encode-image.ts';
import { isAnimated } from './images/is-animated.ts';

/** As many bytes from the beginning of a file say what image it is, and how large. */
const HEADER_BYTES = 262_144;

/** Why a file cannot be sent. `not-encoded`: this browser can make no image of it that is small enough. */
export type PrepareProblem = 'empty' | 'too-large' | 'unreadable' | 'image-too-large' | 'image-damaged' | 'not-encoded';

export interface PreparedFile {
  readonly outgoing: OutgoingFile;
  /** Of an image, which shows in this window too; null = a file that nobody opens. */
  readonly content: Blob | null;
}

/**
 * Reads a file to send it. An image is encoded again, so that nothing of it is left but its pixels. Animations, and
 * everything that is no image by its first bytes, SVG too, are sent as files that nobody opens. `maxBytes`: the largest
 * that may be sent.
 */
export async function prepareFile(file: File, maxBytes: number): Promise<Result<PreparedFile, PrepareProblem>> {
  if (file.size === 0) return problem('empty');
  const start = await readPart(file, 0, HEADER_BYTES);
  if (start === undefined) return problem('unreadable');
  const header = readImageHeader(start);
  const isStill = header !== undefined && !isAnimated(start, header.type);
  if (!isStill && file.size > maxBytes) return problem('too-large');
  const encoded = header === undefined ? undefined : await encodeImage(file, header, maxBytes);
  if (isStill && encoded !== undefined) {
    if (!encoded.ok) return problem(encoded.error.code);
    const { type, bytes } = encoded.value;
    const outgoing = await outgoingOf(imageName(file.name, type), bytes, encoded.value, type);
    return success({ outgoing, content: new Blob([bytes]) });
  }
  const bytes = await readPart(file, 0, file.size);
  if (bytes === undefined) return problem('unreadable');
  const outgoing = await outgoingOf(safeFileName(file.name), bytes, encoded?.ok === true ? encoded.value : undefined);
  // Read again when it is asked for, so that a large file does not stay in the memory.
  const read = async (offset: number, length: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
  return success({ outgoing: { ...outgoing, read }, content: null });
}

async function outgoingOf(
  name: string,
  bytes: Uint8Array,
  { preview }: Pick<EncodedImage, 'preview'> = { preview: new Uint8Array(0) },
  image: ImageType | '' = '',
): Promise<OutgoingFile> {
  return {
    ...{ name, size: bytes.length, image, preview },
    sha256: base64UrlOfBytes(await sha256(bytes)),
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** Returns the name of an image, which ends as what it is now. */
function imageName(name: string, type: ImageType): string {
  const safe = safeFileName(name);
  const ending = endingOf(safe);
  const isImage = Object.values(IMAGE_ENDINGS).some((endings) => endings.includes(ending));
  const isSame = IMAGE_ENDINGS[type].includes(ending);
  return safeFileName(isImage && !isSame ? safe.slice(0, -ending.length - 1) : safe, type);
}

/** Reads a part of a file; undefined = it cannot be read, as a folder or a file that has changed. */
async function readPart(file: Blob, offset: number, end: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.slice(offset, end).arrayBuffer());
  } catch {
    return undefined;
  }
}

function problem(code: PrepareProblem): Result<never, PrepareProblem> {
  return failure(code, `The file cannot be sent: ${code}.`);
}
