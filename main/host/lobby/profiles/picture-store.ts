import { createHash } from 'node:crypto';
import { partsOfPicture, PartCollector, type PicturePart } from '../../../../shared/model/profile/picture-parts.ts';
import { isSmallPicture } from '../../../../shared/model/profile/small-picture.ts';

/** An upload that makes no progress for this long may be asked of another participant. */
const STALLED_MS = 10_000;

interface Upload<Owner> {
  readonly owner: Owner;
  readonly parts: PartCollector;
  atMs: number;
}

/** The state of an upload after a part: `stored` and `refused` end it. */
type UploadStep = 'ignored' | 'more' | 'stored' | 'refused';

/**
 * The pictures of participants by hash, and those on their way to the host. A picture is kept only if it is what its
 * hash says, and small.
 */
export class PictureStore<Owner> {
  readonly #parts = new Map<string, readonly PicturePart[]>();
  readonly #uploads = new Map<string, Upload<Owner>>();

  /** Returns the parts of a picture, as they are sent; undefined = it is not here. */
  find(hash: string): readonly PicturePart[] | undefined {
    return this.#parts.get(hash);
  }

  /** Begins an upload unless the picture is here or on its way. Returns whether to ask the owner for it. */
  begin(hash: string, owner: Owner, nowMs: number): boolean {
    const running = this.#uploads.get(hash);
    const isRunning = running !== undefined && running.owner !== owner && nowMs - running.atMs < STALLED_MS;
    if (this.#parts.has(hash) || isRunning) return false;
    this.#uploads.set(hash, { owner, parts: new PartCollector(), atMs: nowMs });
    return true;
  }

  /** Takes a part of a picture that was asked of this owner. */
  take(part: PicturePart, owner: Owner, nowMs: number): UploadStep {
    const upload = this.#uploads.get(part.hash);
    if (upload?.owner !== owner) return 'ignored';
    upload.atMs = nowMs;
    const text = upload.parts.add(part);
    if (text === undefined) return 'more';
    this.#uploads.delete(part.hash);
    if (text === null || !isPictureOf(text, part.hash)) return 'refused';
    this.#parts.set(part.hash, partsOfPicture(part.hash, text));
    return 'stored';
  }

  /** Whether a picture is on its way. */
  isComing(hash: string, nowMs: number): boolean {
    const upload = this.#uploads.get(hash);
    return upload !== undefined && nowMs - upload.atMs < STALLED_MS;
  }

  /** Drops all pictures but these. */
  keep(hashes: ReadonlySet<string>): void {
    for (const hash of this.#parts.keys()) if (!hashes.has(hash)) this.#parts.delete(hash);
    for (const hash of this.#uploads.keys()) if (!hashes.has(hash)) this.#uploads.delete(hash);
  }
}

function isPictureOf(text: string, hash: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  return isSmallPicture(bytes) && createHash('sha256').update(bytes).digest('base64url') === hash;
}
