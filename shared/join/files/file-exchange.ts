import { shownText } from '../../model/visible-text.ts';
import { parseChunk } from '../../protocol/files/file-chunk.ts';
import {
  clientboundFilesSchema,
  type ClientboundFiles,
  type FileRefusal,
  type FileRow,
  type ServerboundFiles,
} from '../../protocol/files/file-messages.ts';
import { parseMessage } from '../../protocol/parse.ts';
import { failure } from '../../result.ts';
import { TypedEmitter } from '../../typed-emitter.ts';
import { FilePull, type FilePart } from './file-pull.ts';
import { FilePush, type OutgoingFile } from './file-push.ts';
import type { FileTransfer } from './transfer.ts';

/** The channel `files` of one connection. */
export interface FileLine {
  send(message: string | Uint8Array): void;
}

interface FileExchangeEvents {
  /** The files that can be had, oldest first, and the largest that may be sent, bytes (0 = none), have changed. */
  changed: undefined;
  /** A file that is new here. */
  offered: FileRow;
  /** The host refused something besides a transfer, such as to take a file back. */
  refused: { readonly code: FileRefusal };
}

/** A host's longest message is a list of files. */
const MAX_MESSAGE_LENGTH = 65_536;

/** Files that are fetched at the same time; the host takes as many. Others wait for their turn. */
const MAX_PULLS = 4;

/** Files that are remembered, so that those of a host are new once and not on each connection. */
const MAX_SEEN = 2_000;

/** A member's end of the channel `files`: it sends files to the lobby, and gets those of others. */
export class FileExchange {
  readonly events = new TypedEmitter<FileExchangeEvents>((error) => {
    throw error;
  });
  readonly #files = new Map<number, FileRow>();
  /** Files that were new here, on any connection. */
  readonly #seen = new Set<number>();
  readonly #pushes = new Set<FilePush>();
  /** In the order in which they were asked for. */
  readonly #pulls = new Set<FilePull>();
  #line: FileLine | undefined;
  #maxBytes = 0;
  #requests = 0;

  /** The files that can be had, oldest first. */
  get files(): readonly FileRow[] {
    return [...this.#files.values()];
  }

  /** The largest file that may be sent, bytes; 0 = none, or not known yet. */
  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** The channel is open on a connection, which may be to another host than the last one. */
  open(line: FileLine): void {
    this.#line = line;
    this.#files.clear();
    for (const push of this.#pushes) push.offer((message) => this.#send(message));
    for (const pull of this.#pulls) pull.hold();
    this.#pullNext();
  }

  /** The channel is closed, or its connection is lost: transfers wait for the next one. */
  close(line: FileLine): void {
    if (this.#line === line) this.#line = undefined;
  }

  /** Gives everything up: the member has left the lobby. */
  end(): void {
    this.#line = undefined;
    for (const push of [...this.#pushes]) push.finish(failure('gone', 'You have left the lobby.'));
    for (const pull of [...this.#pulls]) pull.finish(failure('gone', 'You have left the lobby.'));
    this.#files.clear();
    this.#maxBytes = 0;
    this.events.emit('changed', undefined);
  }

  /** Handles a message of the channel. Ignores what cannot be read, and unknown types. */
  receive(line: FileLine, message: string | Uint8Array): void {
    if (line !== this.#line) return;
    if (typeof message !== 'string') return this.#receiveContent(message);
    const parsed = parseMessage(message, clientboundFilesSchema, MAX_MESSAGE_LENGTH);
    if (parsed.ok) this.#handle(parsed.value);
  }

  /** Sends a file to everyone in the lobby. `onProgress`: bytes that the host has asked for, of its size. */
  send(file: OutgoingFile, onProgress: (bytes: number) => void = () => undefined): FileTransfer<FileRow> {
    this.#requests += 1;
    const push = new FilePush(this.#requests, file, onProgress, () => this.#pushes.delete(push));
    this.#pushes.add(push);
    push.offer((message) => this.#send(message));
    return { done: push.done, cancel: () => push.cancel((message) => this.#send(message)) };
  }

  /** Gets the content of a file, or of its preview. `onProgress`: bytes that have come. */
  get(
    row: FileRow,
    part: FilePart = 'file',
    onProgress: (bytes: number) => void = () => undefined,
  ): FileTransfer<Uint8Array> {
    const pull = new FilePull(row, part, onProgress, () => {
      this.#pulls.delete(pull);
      this.#pullNext();
    });
    this.#pulls.add(pull);
    this.#pullNext();
    return { done: pull.done, cancel: () => pull.cancel((message) => this.#send(message)) };
  }

  /** Takes a file back for everyone: your own, or as a moderator that of another. */
  remove(file: number): void {
    this.#send({ type: 'remove', file });
  }

  #send(message: ServerboundFiles | Uint8Array): void {
    this.#line?.send(message instanceof Uint8Array ? message : JSON.stringify(message));
  }

  /** Asks for as many waiting files as the host takes at once, and for one part of each. */
  #pullNext(): void {
    if (this.#line === undefined) return;
    const busy = new Set([...this.#pulls].filter(({ isAsking }) => isAsking).map(({ row }) => row.file));
    for (const pull of this.#pulls) {
      if (busy.size >= MAX_PULLS) return;
      if (pull.isAsking || busy.has(pull.row.file)) continue;
      busy.add(pull.row.file);
      pull.ask((message) => this.#send(message));
    }
  }

  #receiveContent(message: Uint8Array): void {
    const chunk = parseChunk(message);
    const pull = chunk === undefined ? undefined : this.#pullOf(chunk.file);
    if (chunk !== undefined) void pull?.receive(chunk, (request) => this.#send(request));
  }

  #handle(message: ClientboundFiles): void {
    switch (message.type) {
      case 'files':
        return this.#learn(message.maxBytes, message.rows);
      case 'gone':
        for (const file of message.files) this.#forget(file);
        return this.events.emit('changed', undefined);
      case 'accepted':
        return this.#pushOf((push) => push.request === message.request)?.accepted(message.file);
      case 'refused':
        return this.#pushOf((push) => push.request === message.request)?.finish(
          failure(message.code, shownText(message.message)),
        );
      case 'want':
        return this.#pushOf((push) => push.file === message.file)?.give(message, (part) => this.#send(part));
      case 'failed':
        return this.#fail(message);
    }
  }

  #learn(maxBytes: number, rows: readonly FileRow[]): void {
    this.#maxBytes = maxBytes;
    for (const row of rows) {
      const isNew = !this.#seen.has(row.file);
      this.#files.set(row.file, row);
      this.#seen.add(row.file);
      if (row.isOwn) for (const push of [...this.#pushes]) if (push.file === row.file) push.sent(row);
      if (isNew) this.events.emit('offered', row);
    }
    for (const oldest of this.#seen) if (this.#seen.size > MAX_SEEN) this.#seen.delete(oldest);
    this.events.emit('changed', undefined);
  }

  #forget(file: number): void {
    this.#files.delete(file);
    for (const pull of [...this.#pulls])
      if (pull.row.file === file) pull.finish(failure('gone', 'The host no longer has this file.'));
  }

  #fail({ file, code, message }: Extract<ClientboundFiles, { readonly type: 'failed' }>): void {
    const ended = failure(code, shownText(message));
    const transfer = this.#pushOf((push) => push.file === file) ?? this.#pullOf(file);
    if (transfer === undefined) this.events.emit('refused', { code });
    else transfer.finish(ended);
  }

  #pushOf(test: (push: FilePush) => boolean): FilePush | undefined {
    return [...this.#pushes].find(test);
  }

  #pullOf(file: number): FilePull | undefined {
    return [...this.#pulls].find((pull) => pull.isAsking && pull.row.file === file);
  }
}
