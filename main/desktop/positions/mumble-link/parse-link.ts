import { failure, success, type Result } from '../../../../shared/result.ts';
import { LINK_CONTEXT_BYTES, LINK_TEXT_CHARACTERS, layoutOfSize, UTF16_LINK, type LinkLayout } from './link-layout.ts';
import { hasNarrowCharacters } from './narrow-link.ts';
import { decodeLinkText } from './link-text.ts';

/** As written: in the writer's units and axes. */
export interface LinkVector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface LinkView {
  readonly position: LinkVector;
  /** null = not a number, as after normalising a zero vector. */
  readonly front: LinkVector | null;
}

/** One frame of the linked memory. */
export interface LinkFrame {
  readonly version: 1 | 2;
  readonly tick: number;
  /** The program's name, unchanged. */
  readonly name: string;
  readonly avatar: LinkView;
  /** null in version 1, or when its position is not a number. */
  readonly camera: LinkView | null;
  /** '' in version 1. */
  readonly identity: string;
  /** A copy. Empty in version 1. */
  readonly context: Uint8Array;
}

/**
 * Why the avatar cannot be placed. size: neither layout; version: neither 1 nor 2; not-numeric: NaN or infinite;
 * too-far: beyond any world.
 */
export type LinkRefusal = 'size' | 'version' | 'not-numeric' | 'too-far';

/**
 * Parses the linked memory. `bytes` may come from any program on the machine: do not trust it. Only the avatar's
 * position can make a frame useless: another field that is not a number counts as missing.
 */
export function parseLink(bytes: Uint8Array): Result<LinkFrame, LinkRefusal> {
  const expected = layoutOfSize(bytes.byteLength);
  if (expected === undefined)
    return failure(
      'size',
      `The shared memory has ${bytes.byteLength} bytes, which is not Mumble Link. Close the program that created it.`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = hasNarrowCharacters(view, expected) ? UTF16_LINK : expected;
  const version = view.getUint32(layout.versionAt, true);
  if (version !== 1 && version !== 2)
    return failure(
      'version',
      `The game writes version ${version} of Mumble Link; Earshot supports 1 and 2. Update the game's mod, or Earshot.`,
    );
  const avatar = readView(view, layout.avatarPositionAt, layout.avatarFrontAt);
  const camera = version === 1 ? null : readView(view, layout.cameraPositionAt, layout.cameraFrontAt);
  if (!isNumeric(avatar.position))
    return failure('not-numeric', 'The game writes a position that is not a number. Look for an update of its mod.');
  const readText = (offset: number): string =>
    decodeLinkText(view, offset, LINK_TEXT_CHARACTERS - 1, layout.characterBytes);
  return success({
    version,
    tick: view.getUint32(layout.tickAt, true),
    name: readText(layout.nameAt),
    avatar,
    camera: camera !== null && isNumeric(camera.position) ? camera : null,
    identity: version === 1 ? '' : readText(layout.identityAt),
    context: version === 1 ? new Uint8Array() : readContext(bytes, view, layout),
  });
}

function readContext(bytes: Uint8Array, view: DataView, layout: LinkLayout): Uint8Array {
  const length = Math.min(view.getUint32(layout.contextLengthAt, true), LINK_CONTEXT_BYTES - 1);
  return Uint8Array.from(bytes.subarray(layout.contextAt, layout.contextAt + length));
}

function readView(view: DataView, positionAt: number, frontAt: number): LinkView {
  const front = readVector(view, frontAt);
  return { position: readVector(view, positionAt), front: isNumeric(front) ? front : null };
}

function readVector(view: DataView, offset: number): LinkVector {
  return {
    x: view.getFloat32(offset, true),
    y: view.getFloat32(offset + 4, true),
    z: view.getFloat32(offset + 8, true),
  };
}

function isNumeric({ x, y, z }: LinkVector): boolean {
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z);
}
