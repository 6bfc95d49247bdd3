/** The formats of images. All others, SVG too, are files that nobody decodes. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** The ending of a file's name by the format of its content. */
export const IMAGE_ENDINGS: Readonly<Record<ImageType, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
};

/** The longest side of an image that is sent, pixels. Decoded, it has 17 MB at most. */
export const MAX_IMAGE_SIDE = 2_048;

/** What the first bytes of an image say. */
export interface ImageHeader {
  readonly type: ImageType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * As many bytes from the beginning of a file are read: a JPEG may have a profile, a thumbnail and comments before its
 * size, 4 of the largest segments.
 */
export const HEADER_BYTES = 262_144;

/**
 * Reads format and size of an image without decoding it. Returns undefined for anything else, and for a header that is
 * cut off or has no size. Animations have the size of their canvas.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readPng(view) ?? readGif(view) ?? readWebp(view) ?? readJpeg(view);
  return header !== undefined && header.width > 0 && header.height > 0 ? header : undefined;
}

/** Returns whether an image may be decoded: a few bytes can declare a picture that fills the memory. */
export function isDecodable({ width, height }: ImageHeader): boolean {
  return width <= MAX_IMAGE_SIDE && height <= MAX_IMAGE_SIDE;
}

const PNG_START = '\x89PNG\r\n\x1a\n';

function readPng(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 24 || !hasText(view, 0, PNG_START) || !hasText(view, 12, 'IHDR')) return undefined;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 10 || !(hasText(view, 0, 'GIF87a') || hasText(view, 0, 'GIF89a'))) return undefined;
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readWebp(view: DataView): ImageHeader | undefined {
  if (!hasText(view, 0, 'RIFF') || !hasText(view, 8, 'WEBP')) return undefined;
  const size = readWebpPart(view, 12);
  return size === undefined ? undefined : { type: 'image/webp', ...size };
}

/**
 * Returns the size in pixels that the part of a WebP at this byte says: lossy, lossless or extended (RFC 9649,
 * sections 2.5 to 2.7). Returns undefined for all other parts, and for one that is cut off.
 */
export function readWebpPart(view: DataView, offset: number): Pick<ImageHeader, 'width' | 'height'> | undefined {
  const content = offset + 8;
  const room = view.byteLength - content;
  if (hasText(view, offset, 'VP8X') && room >= 10)
    return { width: 1 + uint24(view, content + 4), height: 1 + uint24(view, content + 7) };
  if (hasText(view, offset, 'VP8L') && room >= 5 && view.getUint8(content) === 0x2f) {
    const bits = view.getUint32(content + 1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (hasText(view, offset, 'VP8 ') && room >= 10 && hasText(view, content + 3, '\x9d\x01\x2a'))
    return { width: view.getUint16(content + 6, true) & 0x3fff, height: view.getUint16(content + 8, true) & 0x3fff };
  return undefined;
}

function readJpeg(view: DataView): ImageHeader | undefined {
  if (!hasText(view, 0, '\xff\xd8\xff')) return undefined;
  const end = Math.min(view.byteLength, HEADER_BYTES);
  for (let offset = 2; offset + 9 <= end;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) offset += 1;
    else if (isFrameMarker(marker))
      return { type: 'image/jpeg', width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    else if (isAlone(marker)) offset += 2;
    else {
      const length = view.getUint16(offset + 2);
      // The picture itself begins without a size before it.
      if (length < 2 || marker === 0xda) return undefined;
      offset += 2 + length;
    }
  }
  return undefined;
}

/** SOF0 to SOF15, without the tables DHT, JPG and DAC between them. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers without a length: restarts, start, end, TEM. */
function isAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd9) || marker === 0x01;
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}

/** Returns bytes as text of Latin-1; shorter where the bytes end. */
export function latin1At(view: DataView, offset: number, length: number): string {
  let text = '';
  for (let index = offset; index < Math.min(view.byteLength, offset + length); index++)
    text += String.fromCharCode(view.getUint8(index));
  return text;
}

function hasText(view: DataView, offset: number, text: string): boolean {
  return latin1At(view, offset, text.length) === text;
}
