import { closeSync, constants, fstatSync } from 'node:fs';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { encodeLinkVersion, layoutOfSize, UTF32_LINK } from './link-layout.ts';
import type { LinkMemory, LinkMemoryFailure, OpenedLink } from './link-memory.ts';

/** The functions needed from the system's C library. Addresses are numbers; failures are as in C. */
export interface PosixLibrary {
  /** A file descriptor, or -1. */
  shmOpen(name: string, flags: number, mode: number): number;
  ftruncate(descriptor: number, bytes: number): number;
  /** An address of `bytes` shared bytes for reading and writing, or -1. */
  map(descriptor: number, bytes: number): number | bigint;
  unmap(address: number | bigint, bytes: number): void;
  copy(target: Uint8Array, address: number | bigint, bytes: number): void;
  /** Copies all of `source` to the beginning of the memory at `address`. */
  write(address: number | bigint, source: Uint8Array): void;
}

/**
 * POSIX shared memory that is not a file, as on macOS: uses `shm_open` and `mmap`. Its objects have no comparable
 * identity, so each `open` looks the name up again.
 */
export class PosixMemory implements LinkMemory {
  readonly #library: PosixLibrary;
  readonly #name: string;
  readonly #userId: number;
  #mapped: { readonly address: number | bigint; readonly bytes: number } | undefined;

  /** `name`: /MumbleLink.<user id>, except in tests. */
  constructor(library: PosixLibrary, name: string, userId: number) {
    this.#library = library;
    this.#name = name;
    this.#userId = userId;
  }

  open(): Result<OpenedLink, LinkMemoryFailure> {
    this.close();
    const descriptor = this.#openOrCreate();
    if (descriptor < 0)
      return failure(
        'refused',
        `The shared memory ${this.#name} cannot be opened or created. Close the program that created it, or log in again.`,
      );
    try {
      return this.#map(descriptor);
    } catch (error) {
      return failure(
        'refused',
        `The shared memory ${this.#name} cannot be read: ${(error as Error).message}. Log in again.`,
      );
    } finally {
      closeSync(descriptor);
    }
  }

  read(target: Uint8Array): boolean {
    if (this.#mapped === undefined || target.length > this.#mapped.bytes) return false;
    this.#library.copy(target, this.#mapped.address, target.length);
    return true;
  }

  writeVersion(version: number): boolean {
    if (this.#mapped === undefined) return false;
    this.#library.write(this.#mapped.address, encodeLinkVersion(version));
    return true;
  }

  close(): void {
    if (this.#mapped === undefined) return;
    this.#library.unmap(this.#mapped.address, this.#mapped.bytes);
    this.#mapped = undefined;
  }

  #openOrCreate(): number {
    const existing = this.#library.shmOpen(this.#name, constants.O_RDWR, 0o600);
    if (existing >= 0) return existing;
    const made = this.#library.shmOpen(this.#name, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    // When neither works, Mumble has created it in between.
    return made >= 0 ? made : this.#library.shmOpen(this.#name, constants.O_RDWR, 0o600);
  }

  #map(descriptor: number): Result<OpenedLink, LinkMemoryFailure> {
    if (fstatSync(descriptor).uid !== this.#userId)
      return failure('foreign', `The shared memory ${this.#name} belongs to another user. Ask them to log out.`);
    if (fstatSync(descriptor).size === 0) this.#library.ftruncate(descriptor, UTF32_LINK.totalBytes);
    const { size } = fstatSync(descriptor);
    const layout = layoutOfSize(size);
    if (layout === undefined)
      return failure(
        'size',
        `The shared memory ${this.#name} has ${size} bytes, which is not Mumble Link. Close the program that created it, or log in again.`,
      );
    const bytes = Math.min(size, layout.totalBytes);
    const address = this.#library.map(descriptor, bytes);
    if (Number(address) === -1)
      return failure('refused', `The shared memory ${this.#name} cannot be mapped. Log in again.`);
    this.#mapped = { address, bytes };
    return success({ totalBytes: bytes, isNew: true });
  }
}
