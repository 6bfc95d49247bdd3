import { failure, success, type Result } from '../../../../shared/result.ts';
import { UTF16_LINK } from './link-layout.ts';
import type { LinkMemory, LinkMemoryFailure, OpenedLink } from './link-memory.ts';

/** The functions needed from kernel32. Handles and addresses are numbers; 0 = failed. */
export interface WindowsLibrary {
  openMapping(name: string): number | bigint;
  /** Opens the mapping if it exists, or creates one filled with zeros in the system's paging file. */
  createMapping(name: string, bytes: number): number | bigint;
  /** For reading. */
  mapView(handle: number | bigint, bytes: number): number | bigint;
  unmapView(address: number | bigint): void;
  closeHandle(handle: number | bigint): void;
  copy(target: Uint8Array, address: number | bigint, bytes: number): void;
}

interface View {
  readonly handle: number | bigint;
  readonly address: number | bigint;
}

/** A named file mapping. It lives while any process holds it, and cannot be replaced under that name until then. */
export class WindowsMemory implements LinkMemory {
  readonly #library: WindowsLibrary;
  readonly #name: string;
  #view: View | undefined;

  /** `name`: MumbleLink, except in tests. */
  constructor(library: WindowsLibrary, name: string) {
    this.#library = library;
    this.#name = name;
  }

  open(): Result<OpenedLink, LinkMemoryFailure> {
    if (this.#view !== undefined) return success({ totalBytes: UTF16_LINK.totalBytes, isNew: false });
    const existing = this.#library.openMapping(this.#name);
    const handle = isZero(existing) ? this.#library.createMapping(this.#name, UTF16_LINK.totalBytes) : existing;
    if (isZero(handle))
      return failure(
        'refused',
        `The shared memory ${this.#name} cannot be opened. If a game runs as administrator, close it, then start Earshot before the game.`,
      );
    const address = this.#library.mapView(handle, UTF16_LINK.totalBytes);
    if (isZero(address)) {
      this.#library.closeHandle(handle);
      return failure(
        'size',
        `The shared memory ${this.#name} is too small for Mumble Link. Close the program that created it.`,
      );
    }
    this.#view = { handle, address };
    return success({ totalBytes: UTF16_LINK.totalBytes, isNew: true });
  }

  read(target: Uint8Array): boolean {
    if (this.#view === undefined || target.length > UTF16_LINK.totalBytes) return false;
    this.#library.copy(target, this.#view.address, target.length);
    return true;
  }

  close(): void {
    if (this.#view === undefined) return;
    this.#library.unmapView(this.#view.address);
    this.#library.closeHandle(this.#view.handle);
    this.#view = undefined;
  }
}

function isZero(value: number | bigint): boolean {
  return value === 0 || value === 0n;
}
