import { LINK_HEADER_BYTES } from '../../../main/desktop/positions/mumble-link/link-layout.ts';
import type {
  LinkMemory,
  LinkMemoryFailure,
  OpenedLink,
} from '../../../main/desktop/positions/mumble-link/link-memory.ts';
import { success, type Result } from '../../../shared/result.ts';

/** A memory whose contents, replacement and failure are set by the test. */
export class FakeLinkMemory implements LinkMemory {
  bytes: Buffer = Buffer.alloc(10_580);
  opens = 0;
  reads = 0;
  isClosed = false;
  failure: Result<OpenedLink, LinkMemoryFailure> | undefined;
  /** Called before each read of everything. */
  beforeWholeRead = (): void => undefined;
  /** Whether the system cannot tell whether the memory is still the same, as on macOS. */
  isAlwaysNew = false;
  versionWrites = 0;
  /** Called before the version is written. */
  beforeVersionWrite = (): void => undefined;
  #isNew = true;

  replace(bytes: Buffer): void {
    this.bytes = bytes;
    this.#isNew = true;
  }

  open(): Result<OpenedLink, LinkMemoryFailure> {
    this.opens++;
    const isNew = this.#isNew || this.isAlwaysNew;
    this.#isNew = false;
    return this.failure ?? success({ totalBytes: this.bytes.length, isNew });
  }

  read(target: Uint8Array): boolean {
    this.reads++;
    if (target.length > LINK_HEADER_BYTES) this.beforeWholeRead();
    this.bytes.copy(target, 0, 0, target.length);
    return this.bytes.length >= target.length;
  }

  writeVersion(version: number): boolean {
    this.versionWrites++;
    this.beforeVersionWrite();
    this.bytes.writeUInt32LE(version, 0);
    return true;
  }

  close(): void {
    this.isClosed = true;
  }
}
