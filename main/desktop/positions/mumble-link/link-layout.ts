/** Characters in `name` and `identity`; the last one always counts as the terminating zero. */
export const LINK_TEXT_CHARACTERS = 256;
/** Bytes in `context`. Mumble takes one less. */
export const LINK_CONTEXT_BYTES = 256;
const DESCRIPTION_CHARACTERS = 2_048;

/** Bytes of `uiVersion`, `uiTick` and the avatar's three vectors, with which both layouts begin. */
export const LINK_HEADER_BYTES = 44;

/** Returns `version` as `uiVersion` lies in the memory. */
export function encodeLinkVersion(version: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(version, 0);
  return bytes;
}

/**
 * Offset of each field of the linked memory, bytes. Little-endian, without padding. A vector is three float32: x, y, z.
 */
export interface LinkLayout {
  /** 2 = UTF-16 (Windows), 4 = UTF-32 (Linux, macOS). */
  readonly characterBytes: 2 | 4;
  readonly versionAt: number;
  readonly tickAt: number;
  readonly avatarPositionAt: number;
  readonly avatarFrontAt: number;
  readonly nameAt: number;
  readonly cameraPositionAt: number;
  readonly cameraFrontAt: number;
  readonly identityAt: number;
  readonly contextLengthAt: number;
  readonly contextAt: number;
  /** Without the description at the end, which Earshot does not read and some programs leave out. */
  readonly neededBytes: number;
  readonly totalBytes: number;
}

/** The struct in Mumble's `plugins/link/LinkedMem.h`, as compilers lay it out for either width of `wchar_t`. */
function layoutFor(characterBytes: 2 | 4): LinkLayout {
  const nameAt = 44;
  const cameraPositionAt = nameAt + LINK_TEXT_CHARACTERS * characterBytes;
  const identityAt = cameraPositionAt + 36;
  const contextLengthAt = identityAt + LINK_TEXT_CHARACTERS * characterBytes;
  const contextAt = contextLengthAt + 4;
  return {
    characterBytes,
    versionAt: 0,
    tickAt: 4,
    avatarPositionAt: 8,
    avatarFrontAt: 20,
    nameAt,
    cameraPositionAt,
    cameraFrontAt: cameraPositionAt + 12,
    identityAt,
    contextLengthAt,
    contextAt,
    neededBytes: contextAt + LINK_CONTEXT_BYTES,
    totalBytes: contextAt + LINK_CONTEXT_BYTES + DESCRIPTION_CHARACTERS * characterBytes,
  };
}

/** Windows, and programs under Wine: 5,460 bytes. */
export const UTF16_LINK = layoutFor(2);
/** Linux and macOS: 10,580 bytes. */
export const UTF32_LINK = layoutFor(4);

/**
 * Returns the layout of a memory of this many bytes; undefined when it is too small for either. Systems round sizes up
 * to whole pages, so more bytes may follow. A memory that is too small for UTF-32 with its description is UTF-16 with
 * it, or else the larger layout that fits without it.
 */
export function layoutOfSize(bytes: number): LinkLayout | undefined {
  return LAYOUTS_BY_SIZE.find(([leastBytes]) => bytes >= leastBytes)?.[1];
}

/** The sizes from which a layout is taken, the largest first. */
const LAYOUTS_BY_SIZE: readonly (readonly [number, LinkLayout])[] = [
  [UTF32_LINK.totalBytes, UTF32_LINK],
  [UTF16_LINK.totalBytes, UTF16_LINK],
  [UTF32_LINK.neededBytes, UTF32_LINK],
  [UTF16_LINK.neededBytes, UTF16_LINK],
];
