/** The kind and size of a picture, as its first bytes say. */
interface PictureHeader {
  readonly kind: 'png' | 'jpeg' | 'gif' | 'webp';
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** As many bytes from the beginning of a file say its kind and size, unless a JPEG has more in front of it. */
export const HEADER_BYTES = 262_144;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Reads the kind and size of a picture without decoding it, so that a picture that would fill the memory is refused
 * before. Returns undefined for what is none of PNG, JPEG, GIF and WebP, whatever its name says, and for a header that
 * is not whole.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readPng(view) ?? readGif(view) ?? readWebP(view) ?? readJpeg(view);
  return header !== undefined && header.widthPixels > 0 && header.heightPixels > 0 ? header : undefined;
}

function readPng(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 24 || PNG_SIGNATURE.some((byte, index) => view.getUint8(index) !== byte)) return undefined;
  if (textAt(view, 12, 4) !== 'IHDR') return undefined;
  return { kind: 'png', widthPixels: view.getUint32(16), heightPixels: view.getUint32(20) };
}

function readGif(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 10 || !['GIF87a', 'GIF89a'].includes(textAt(view, 0, 6))) return undefined;
  return { kind: 'gif', widthPixels: view.getUint16(6, true), heightPixels: view.getUint16(8, true) };
}

function readWebP(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 20 || textAt(view, 0, 4) !== 'RIFF' || textAt(view, 8, 4) !== 'WEBP') return undefined;
  const size = readWebPChunk(view, 12);
  return size === undefined ? undefined : { kind: 'webp', ...size };
}

/** Reads the size in pixels from a chunk of a WebP file that has it. */
export function readWebPChunk(view: DataView, at: number): Omit<PictureHeader, 'kind'> | undefined {
  const kind = textAt(view, at, 4);
  const data = at + 8;
  if (kind === 'VP8X' && view.byteLength >= data + 10) {
    const size = (place: number): number => 1 + view.getUint16(place, true) + 65_536 * view.getUint8(place + 2);
    return { widthPixels: size(data + 4), heightPixels: size(data + 7) };
  }
  if (kind === 'VP8 ' && view.byteLength >= data + 10 && view.getUint16(data + 3) === 0x9d01)
    return {
      widthPixels: view.getUint16(data + 6, true) & 0x3fff,
      heightPixels: view.getUint16(data + 8, true) & 0x3fff,
    };
  if (kind === 'VP8L' && view.byteLength >= data + 5 && view.getUint8(data) === 0x2f) {
    const bits = view.getUint32(data + 1, true);
    return { widthPixels: 1 + (bits & 0x3fff), heightPixels: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return undefined;
}

/** Walks the segments of a JPEG up to the frame, which has the size. */
function readJpeg(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker))
      return { kind: 'jpeg', widthPixels: view.getUint16(at + 7), heightPixels: view.getUint16(at + 5) };
    // Fill bytes stand alone; every other segment says how long it is.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** Whether a JPEG marker begins a frame: C0 to CF, without those for tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Returns bytes as ASCII text; shorter where the bytes end. */
export function textAt(view: DataView, at: number, length: number): string {
  let text = '';
  for (let index = at; index < Math.min(view.byteLength, at + length); index++)
    text += String.fromCharCode(view.getUint8(index));
  return text;
}
