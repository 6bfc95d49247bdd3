import { latin1At, readWebpPart } from '../files/image-header.ts';

/** The pictures of players as they travel: WebP, at most this many bytes, and this many pixels a side. */
export const MAX_PICTURE_BYTES = 16_384;
export const MAX_PICTURE_PIXELS = 96;

/** Chunks of a WebP file that are needed to show one still picture. Text, times, places and animations are not. */
const NEEDED_CHUNKS: ReadonlySet<string> = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);

/** The flag of an animation in a `VP8X` chunk. */
const ANIMATED = 0x02;

/**
 * Returns whether bytes are a small still WebP picture and nothing else: no other kind of file before, in or after it.
 * Everyone who gets a picture checks this before decoding it.
 */
export function isSmallPicture(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 20 || bytes.byteLength > MAX_PICTURE_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isFile = latin1At(view, 0, 4) === 'RIFF' && latin1At(view, 8, 4) === 'WEBP';
  if (!isFile || view.getUint32(4, true) !== bytes.byteLength - 8) return false;
  let at = 12;
  let pictures = 0;
  while (at + 8 <= bytes.byteLength) {
    const kind = latin1At(view, at, 4);
    if (!isNeededChunk(view, at, kind)) return false;
    if (kind === 'VP8 ' || kind === 'VP8L') pictures++;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return at === bytes.byteLength && pictures === 1;
}

/** Whether a chunk belongs into a small still picture. */
function isNeededChunk(view: DataView, at: number, kind: string): boolean {
  if (!NEEDED_CHUNKS.has(kind)) return false;
  if (kind === 'ICCP' || kind === 'ALPH') return true;
  const size = readWebpPart(view, at);
  const isAnimated = kind === 'VP8X' && (view.getUint8(at + 8) & ANIMATED) !== 0;
  return size !== undefined && !isAnimated && isSide(size.width) && isSide(size.height);
}

function isSide(pixels: number): boolean {
  return pixels > 0 && pixels <= MAX_PICTURE_PIXELS;
}
