import { failure, success, type Result } from '../../../../shared/result.ts';
import { encodeLinkVersion, UTF16_LINK } from './link-layout.ts';
import type { LinkMemory, LinkMemoryFailure, OpenedLink } from './link-memory.ts';

/** The functions needed from kernel32. Handles and addresses are numbers; 0 = failed. */
export interface WindowsLibrary {
  openMapping(name: string, access: MappingAccess): number | bigint;
  /** Opens the mapping if it exists, or creates one filled with zeros in the system's paging file. */
  createMapping(name: string, bytes: number): number | bigint;
  mapView(handle: number | bigint, bytes: number, access: MappingAccess): number | bigint;
  unmapView(address: number | bigint): void;
  closeHandle(handle: number | bigint): void;
  copy(target: Uint8Array, address: number | bigint, bytes: number): void;
  /** Copies all of `source` to the beginning of the memory at `address`. */
  write(address: number | bigint, source: Uint8Array): void;
}

/** `write` includes reading. */
export type MappingAccess = 'read' | 'write';

interface Handle {
  readonly handle: number | bigint;
  readonly access: MappingAccess;
}

interface View extends Handle {
  readonly address: number | bigint;
  readonly bytes: number;
}

/** With the description at the end, or without it, if the mapping's creator left it out. */
const VIEW_SIZES = [UTF16_LINK.totalBytes, UTF16_LINK.neededBytes] as const;

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
    if (this.#view !== undefined) return success({ totalBytes: this.#view.bytes, isNew: false });
    const opened = this.#openOrCreate();
    if (opened === undefined)
      return failure(
        'refused',
        `The shared memory ${this.#name} cannot be opened. If a game runs as administrator, close it, then start Earshot before the game.`,
      );
    const view = this.#mapView(opened);
    if (view === undefined) {
      this.#library.closeHandle(opened.handle);
      return failure(
        'size',
        `The shared memory ${this.#name} is too small for Mumble Link. Close the program that created it.`,
      );
    }
    this.#view = view;
    return success({ totalBytes: view.bytes, isNew: true });
  }

  read(target: Uint8Array): boolean {
    if (this.#view === undefined || target.length > this.#view.bytes) return false;
    this.#library.copy(target, this.#view.address, target.length);
    return true;
  }

  writeVersion(version: number): boolean {
    if (this.#view?.access !== 'write') return false;
    this.#library.write(this.#view.address, encodeLinkVersion(version));
    return true;
  }

  close(): void {
    if (this.#view === undefined) return;
    this.#library.unmapView(this.#view.address);
    this.#library.closeHandle(this.#view.handle);
    this.#view = undefined;
  }

  #mapView(opened: Handle): View | undefined {
    for (const bytes of VIEW_SIZES) {
      const address = this.#library.mapView(opened.handle, bytes, opened.access);
      if (!isZero(address)) return { ...opened, address, bytes };
    }
    return undefined;
  }

  /** A game that runs with more rights may have created a mapping that this user can only read. */
  #openOrCreate(): Handle | undefined {
    for (const access of ['write', 'read'] as const) {
      const handle = this.#library.openMapping(this.#name, access);
      if (!isZero(handle)) return { handle, access };
    }
    const handle = this.#library.createMapping(this.#name, UTF16_LINK.totalBytes);
    return isZero(handle) ? undefined : { handle, access: 'write' };
  }
}

function isZero(value: number | bigint): boolean {
  return value === 0 || value === 0n;
}
