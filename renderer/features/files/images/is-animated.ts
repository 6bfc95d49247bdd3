import type { ImageType } from '../../../../shared/model/files/image-header.ts';

/** Where the flags of an extended WebP stand, and the one that says that it moves. */
const WEBP_FLAGS_AT = 20;
const WEBP_ANIMATION = 0x02;

/** Returns whether an image may have more than one picture, by its first bytes. Every GIF may. */
export function isAnimated(start: Uint8Array, type: ImageType): boolean {
  if (type === 'image/gif') return true;
  if (type === 'image/webp')
    return textAt(start, 12, 4) === 'VP8X' && ((start[WEBP_FLAGS_AT] ?? 0) & WEBP_ANIMATION) !== 0;
  return type === 'image/png' && hasAnimationChunk(start);
}

/** Walks the chunks of a PNG up to its pixels. */
function hasAnimationChunk(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const kind = textAt(bytes, at + 4, 4);
    if (kind === 'acTL') return true;
    if (kind === 'IDAT') return false;
  }
  return false;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
