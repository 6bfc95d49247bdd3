import { isDecodable, readImageHeader } from '../../../../shared/model/files/image-header.ts';

/** As many bytes say what image it is, and how large. */
const HEADER_BYTES = 262_144;

/** The longest side of a preview, pixels: a few bytes can declare a picture that fills the memory. */
export const MAX_PREVIEW_SIDE = 512;

/**
 * Decodes an image of a stranger, as pixels that no page or link can come from. Its kind and size are read before;
 * undefined = it is none of the formats of images, larger than `maxSide` pixels, or damaged.
 */
export async function decodeImage(content: Blob, maxSide = Infinity): Promise<ImageBitmap | undefined> {
  const header = readImageHeader(new Uint8Array(await content.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header === undefined || !isDecodable(header) || Math.max(header.width, header.height) > maxSide) return undefined;
  try {
    return await createImageBitmap(new Blob([content]));
  } catch {
    return undefined;
  }
}
