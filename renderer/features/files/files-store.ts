import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImageType } from '../../../shared/model/files/image-header.ts';
import type { TransferFailureCode } from '../../../shared/join/files/transfer.ts';
import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import type { PrepareProblem } from './prepare-file.ts';

/** What places a file in the list; the same object for as long as nothing of it changes. */
export interface FileHead {
  /** Names it in the window for as long as it is there. */
  readonly key: string;
  /** When it was sent, milliseconds of the wall clock. */
  readonly atMs: number;
  /** The sender. */
  readonly from: number;
  readonly name: string;
  readonly identity: string;
  readonly isOwn: boolean;
}

export type FileProblem = TransferFailureCode | PrepareProblem;

export type FileState =
  /** It is read and checked, before it is offered. */
  | { readonly type: 'preparing' }
  /** `progress`: the part that is done, from 0 to 1. */
  | { readonly type: 'sending' | 'getting'; readonly progress: number }
  /** The host has it. */
  | { readonly type: 'offered' }
  /** Its content is in this window. */
  | { readonly type: 'here' }
  | { readonly type: 'failed'; readonly problem: FileProblem }
  /** The host no longer has it. */
  | { readonly type: 'gone' };

/** A file in the window. */
export interface ShownFile {
  readonly head: FileHead;
  /** Safe to show and to save. */
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly image: ImageType | '';
  readonly hasPreview: boolean;
  /** The host's record; null = it does not have the file. */
  readonly row: FileRow | null;
  readonly state: FileState;
}

/** A file that was chosen to be sent with the next message. */
interface StagedFile {
  readonly key: string;
  readonly file: File;
}

/** What happened to a file, for screen readers. */
interface FileNews {
  readonly what: 'offered' | 'sent' | 'received' | 'failed';
  readonly file: ShownFile;
}

export interface FilesState {
  /** Whether the host passes on files; null = not in a lobby. */
  readonly isAvailable: boolean | null;
  /** Whether there is a connection to the host now. */
  readonly isConnected: boolean;
  /** The largest file that the host takes, bytes; 0 = none, null = it has not said so yet. */
  readonly maxBytes: number | null;
  /** In the order in which they came. */
  readonly files: readonly ShownFile[];
  readonly staged: readonly StagedFile[];
  /** The image that shows in full; null = none. */
  readonly viewing: string | null;
  readonly latest: FileNews | null;
}

export type FilesStore = StoreApi<FilesState>;

export const NO_FILES: FilesState = {
  ...{ isAvailable: null, isConnected: false, maxBytes: null },
  ...{ files: [], staged: [], viewing: null, latest: null },
};

export function createFilesStore(): FilesStore {
  return createStore<FilesState>(() => NO_FILES);
}

export function findFile({ files }: FilesState, key: string): ShownFile | undefined {
  return files.find(({ head }) => head.key === key);
}
