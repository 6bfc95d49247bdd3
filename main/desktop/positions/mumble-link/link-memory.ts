import type { Result } from '../../../../shared/result.ts';

/** Why the memory cannot be had: another user's, of a wrong size, or the system says no. */
export type LinkMemoryFailure = 'foreign' | 'size' | 'refused';

/** Why this system has no such memory for us. */
export type LinkMemoryLack = 'bad-name' | 'no-native-code' | 'wrong-system';

export interface OpenedLink {
  /** 5,460 or 10,580. */
  readonly totalBytes: number;
  /**
   * Whether it is another memory than at the last call, so that what stands in it is not of the program that wrote
   * before.
   */
  readonly isNew: boolean;
}

/**
 * The memory that games write into. Most open it and never create it, so somebody has to before they start: whoever
 * comes first, Mumble or Earshot.
 */
export interface LinkMemory {
  /**
   * Opens the memory that is there as it stands, or makes one full of zeros. To be called again, about once a second,
   * while nothing arrives: it is opened anew where it has gone or was replaced. Never throws.
   */
  open(): Result<OpenedLink, LinkMemoryFailure>;
  /** Fills `target` from the memory's beginning. False where it is not open or too short. Never throws. */
  read(target: Uint8Array): boolean;
  /** Lets go of the memory. It stays for the game that writes into it, and for whoever else reads it. */
  close(): void;
}
