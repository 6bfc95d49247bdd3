import { MAX_PREVIEW_BYTES } from '../../../../shared/model/files/file-limits.ts';
import {
  isDecodable,
  MAX_IMAGE_SIDE,
  readImageHeader,
  type ImageHeader,
  type ImageType,
} from '../../../../shared/model/files/image-header.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';

/** The largest image that is decoded: more than cameras of phones make, and 200 MB of memory for a moment. */
const MAX_SIDE = 8_192;
const MAX_PIXELS = 50_000_000;
const MAX_SOURCE_BYTES = 50_000_000;

/** What images are encoded to if the lobby allows as much: a few seconds of anyone's connection. */
const WANTED_BYTES = 2_000_000;

/** Tried in this order until the image is small enough; most are with the first. */
const QUALITIES = [0.9, 0.75, 0.5] as const;
const PREVIEW_SIDES = [320, 200] as const;

/** An image of nothing but pixels. */
export interface EncodedImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A small one, of at most `MAX_PREVIEW_BYTES`; empty = none is small enough. */
  readonly preview: Uint8Array<ArrayBuffer>;
}

type ImageProblem = 'image-too-large' | 'image-damaged' | 'not-encoded';

/**
 * Encodes an image again, at most 2,048 pixels a side. `header`: as its first bytes say, which decides whether it is
 * decoded at all. Drawings and screenshots stay lossless where that is small.
 */
export async function encodeImage(
  file: Blob,
  header: ImageHeader,
  maxBytes: number,
): Promise<Result<EncodedImage, ImageProblem>> {
  const { width, height } = header;
  if (Math.max(width, height) > MAX_SIDE || width * height > MAX_PIXELS || file.size > MAX_SOURCE_BYTES)
    return problem('image-too-large');
  let picture: ImageBitmap;
  try {
    // Without a type of its own, a blob is decoded as what its bytes are.
    picture = await createImageBitmap(new Blob([file]));
  } catch {
    return problem('image-damaged');
  }
  try {
    const canvas = draw(picture, MAX_IMAGE_SIDE);
    const small = Math.min(maxBytes, WANTED_BYTES);
    const bytes =
      (header.type === 'image/png' ? await encode(canvas, 'image/png', [1], small) : undefined) ??
      (await encode(canvas, 'image/webp', QUALITIES, small)) ??
      (await encode(canvas, 'image/webp', QUALITIES, maxBytes));
    const encoded = bytes === undefined ? undefined : readImageHeader(bytes);
    if (bytes === undefined || encoded === undefined || !isDecodable(encoded)) return problem('not-encoded');
    return success({ type: encoded.type, bytes, preview: await encodePreview(picture) });
  } finally {
    picture.close();
  }
}

async function encodePreview(picture: ImageBitmap): Promise<Uint8Array<ArrayBuffer>> {
  for (const side of PREVIEW_SIDES) {
    const preview = await encode(draw(picture, side), 'image/webp', QUALITIES, MAX_PREVIEW_BYTES);
    if (preview !== undefined) return preview;
  }
  return new Uint8Array(0);
}

/** Draws a picture with a longest side of at most `maxSide` pixels. */
function draw(picture: ImageBitmap, maxSide: number): OffscreenCanvas {
  const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context !== null) context.imageSmoothingQuality = 'high';
  context?.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/** Encodes a picture with the first quality that is small enough; undefined = none is. */
async function encode(
  canvas: OffscreenCanvas,
  type: ImageType,
  qualities: readonly number[],
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type, quality });
    if (blob.size <= maxBytes) return new Uint8Array(await blob.arrayBuffer());
  }
  return undefined;
}

function problem(code: ImageProblem): Result<never, ImageProblem> {
  return failure(code, `The image cannot be sent: ${code}.`);
}
