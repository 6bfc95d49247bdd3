import { FileExchange } from '../../../shared/join/files/file-exchange.ts';
import type { FileTransfer } from '../../../shared/join/files/transfer.ts';
import { KeptContents } from './kept-contents.ts';
import { Turns } from './turns.ts';

/** Files that are sent at the same time; the host takes as many. */
const MAX_SENDING = 3;

/** What belongs to one stay in a lobby. */
export class Stay {
  readonly exchange = new FileExchange();
  /** Files that were not sent yet, to try again. */
  readonly sources = new Map<string, File>();
  /** The hashes of those that are being sent, by which the host's rows are recognised. */
  readonly hashes = new Map<string, string>();
  readonly transfers = new Map<string, FileTransfer<unknown>>();
  readonly gets = new Map<string, Promise<Blob | undefined>>();
  readonly previews = new Map<string, Promise<Blob | undefined>>();
  readonly contents = new KeptContents();
  readonly turns = new Turns(MAX_SENDING);
  /** Resolves when the host's first list came, which says how large files may be. */
  readonly known: Promise<void>;
  isFollowed = false;
  /** When the host's first list came, milliseconds of the wall clock. */
  sinceMs: number | undefined;
  #noteKnown: () => void = () => undefined;

  constructor() {
    this.known = new Promise((resolve) => (this.#noteKnown = resolve));
  }

  noteList(nowMs: number): void {
    this.sinceMs ??= nowMs;
    this.#noteKnown();
  }
}
