import type { Result } from '../../../../shared/result.ts';

/** Why the memory is unavailable: it belongs to another user, has a wrong size, or the system refuses. */
export type LinkMemoryFailure = 'foreign' | 'size' | 'refused';

/** Why this system has no such memory. */
export type LinkMemoryLack = 'bad-name' | 'no-native-code' | 'wrong-system';

export interface OpenedLink {
  /** How many bytes to read: a layout, without its description if the memory ends before. */
  readonly totalBytes: number;
  /** Whether the memory was replaced since the last call, so that its content comes from another writer. */
  readonly isNew: boolean;
}

/**
 * The shared memory that games write into. Most games open it but never create it, so Mumble or Earshot has to create
 * it before they start.
 */
export interface LinkMemory {
  /**
   * Opens the existing memory, or creates one filled with zeros. Call it again about once a second while nothing
   * arrives: it reopens memory that was removed or replaced. Never throws.
   */
  open(): Result<OpenedLink, LinkMemoryFailure>;
  /** Fills `target` from the memory's beginning. Returns false when it is not open or too short. Never throws. */
  read(target: Uint8Array): boolean;
  /**
   * Sets `uiVersion`, the memory's first four bytes, and nothing else. Returns false when the memory is not open or
   * cannot be written. Never throws.
   */
  writeVersion(version: number): boolean;
  /** Closes the memory. It stays available to the game that writes it and to other readers. */
  close(): void;
}
