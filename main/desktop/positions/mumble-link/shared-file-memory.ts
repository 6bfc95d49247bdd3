import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { encodeLinkVersion, layoutOfSize, UTF32_LINK } from './link-layout.ts';
import type { LinkMemory, LinkMemoryFailure, OpenedLink } from './link-memory.ts';

/** Never follow a symbolic link, and never block, as opening a pipe would. */
const CAREFUL = constants.O_NOFOLLOW | constants.O_NONBLOCK;
const SAFE = constants.O_RDWR | CAREFUL;

/**
 * POSIX shared memory on Linux: an ordinary file in /dev/shm. Reading the file and reading a mapping of it give the
 * same bytes, so no native code is needed. Everyone can write to the folder, so a file of another user is refused.
 */
export class SharedFileMemory implements LinkMemory {
  readonly #path: string;
  readonly #userId: number;
  #descriptor: number | undefined;

  /** `path`: /dev/shm/MumbleLink.<user id>, except in tests. */
  constructor(path: string, userId: number) {
    this.#path = path;
    this.#userId = userId;
  }

  open(): Result<OpenedLink, LinkMemoryFailure> {
    try {
      const isSame = this.#isStillThere();
      if (!isSame) {
        this.close();
        this.#descriptor = openOrCreate(this.#path);
      }
      return this.#check(!isSame);
    } catch (error) {
      this.close();
      return failure(
        'refused',
        `The shared memory ${this.#path} cannot be opened: ${(error as Error).message}. Close the program that created it, or remove the file.`,
      );
    }
  }

  read(target: Uint8Array): boolean {
    if (this.#descriptor === undefined) return false;
    try {
      return readSync(this.#descriptor, target, 0, target.length, 0) === target.length;
    } catch {
      return false;
    }
  }

  writeVersion(version: number): boolean {
    if (this.#descriptor === undefined) return false;
    try {
      return writeSync(this.#descriptor, encodeLinkVersion(version), 0, 4, 0) === 4;
    } catch {
      return false;
    }
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Returns whether the name still refers to the open file: Mumble removes the name when it closes. */
  #isStillThere(): boolean {
    if (this.#descriptor === undefined) return false;
    const named = statSync(this.#path, { throwIfNoEntry: false });
    const opened = fstatSync(this.#descriptor);
    return named !== undefined && named.ino === opened.ino && named.dev === opened.dev;
  }

  #check(isNew: boolean): Result<OpenedLink, LinkMemoryFailure> {
    const descriptor = this.#descriptor as number;
    let stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.uid !== this.#userId)
      return this.#giveUp(
        'foreign',
        `${this.#path} belongs to somebody else. Ask the machine's administrator to remove it.`,
      );
    if (stats.size === 0) stats = fill(descriptor);
    const layout = layoutOfSize(stats.size);
    if (layout === undefined)
      return this.#giveUp(
        'size',
        `${this.#path} has ${stats.size} bytes, which is not Mumble Link. Close the program that created it, or remove the file.`,
      );
    return success({ totalBytes: Math.min(stats.size, layout.totalBytes), isNew });
  }

  #giveUp(code: LinkMemoryFailure, message: string): Result<OpenedLink, LinkMemoryFailure> {
    this.close();
    return failure(code, message);
  }
}

/** A memory that its creator lets nobody write is only read: its version is then never erased. */
function openOrCreate(path: string): number {
  try {
    return openSync(path, SAFE);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') return openSync(path, constants.O_RDONLY | CAREFUL);
    if (code !== 'ENOENT') throw error;
  }
  try {
    return openSync(path, SAFE | constants.O_CREAT | constants.O_EXCL, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Mumble created it in between.
  return openSync(path, SAFE);
}

/** An empty file was just created, here or by Mumble, which fills it with zeros too. */
function fill(descriptor: number): Stats {
  ftruncateSync(descriptor, UTF32_LINK.totalBytes);
  return fstatSync(descriptor);
}
