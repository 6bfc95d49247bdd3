import type { FileExchange } from '../../../shared/join/files/file-exchange.ts';
import type { FileTransfer } from '../../../shared/join/files/transfer.ts';
import { safeFileName } from '../../../shared/model/files/file-name.ts';
import type { Participant } from '../../../shared/model/participant.ts';
import type { FileRefusal, FileRow } from '../../../shared/protocol/files/file-messages.ts';
import type { Result } from '../../../shared/result.ts';
import { findFile, NO_FILES, type FileHead, type FilesStore, type FileState, type ShownFile } from './files-store.ts';
import { mergeFiles } from './merge-files.ts';
import type { PreparedFile, PrepareProblem } from './prepare-file.ts';
import { Stay } from './stay.ts';

/** The part of the link in use that carries files. */
interface FilesLink {
  accepts(type: string): boolean;
  openFiles(exchange: FileExchange): void;
}

/** Files that are sent with one message. */
export const MAX_STAGED = 10;

/** Files that are older than the first list of a host are its history, and not news. */
const HISTORY_MS = 2_000;

/** A step of progress that is shown. */
const STEP = 0.01;

export interface FilesController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: FilesLink | null, isSame: boolean): void;
  /** Adds files to the next message. Returns how many were too many. */
  stage(files: readonly File[]): number;
  unstage(key: string): void;
  /** Sends the files of the next message. Returns whether there are any. */
  sendStaged(): boolean;
  /** Tries again what has failed: to send your file, or to get another's. */
  retry(key: string): void;
  /** Ends a transfer. Your file goes; one of another can be had later. */
  cancel(key: string): void;
  /** Takes a file off the list that was not sent. */
  discard(key: string): void;
  /** Gets a file if it is not here, and saves it. */
  save(key: string): Promise<void>;
  /** Shows an image in full, and gets it if it is not here; null = shows none. */
  view(key: string | null): void;
  /** Takes a file back for everyone. */
  remove(key: string): void;
  /** The small picture of an image; undefined = there is none, or it did not come. */
  previewOf(key: string): Promise<Blob | undefined>;
  contentOf(key: string): Blob | undefined;
  /** Forgets everything: you have left the lobby. */
  forget(): void;
}

export interface FilesDependencies {
  readonly store: FilesStore;
  readonly own: () => Pick<Participant, 'id' | 'name' | 'identity'> | undefined;
  readonly prepare: (file: File, maxBytes: number) => Promise<Result<PreparedFile, PrepareProblem>>;
  readonly saveFile: (name: string, content: Blob) => void;
  /** A file of another player is new. Returns whether it is news: not of a player whom you have blocked. */
  readonly onOffered: (head: FileHead) => boolean;
  /** The host refused something besides a transfer, which shows the reason itself. */
  readonly onRefused: (code: FileRefusal) => void;
  /** Milliseconds of the wall clock. */
  readonly nowMs: () => number;
}

/** Sends files and gets those of others, over reconnects. */
export function createFilesController(dependencies: FilesDependencies): FilesController {
  return new Files(dependencies);
}

class Files implements FilesController {
  readonly #dependencies: FilesDependencies;
  readonly #store: FilesStore;
  #stay = new Stay();
  #numbers = 0;

  constructor(dependencies: FilesDependencies) {
    this.#dependencies = dependencies;
    this.#store = dependencies.store;
  }

  setLink(link: FilesLink | null, isSame: boolean): void {
    if (link === null) return this.#store.setState({ isConnected: false });
    if (!isSame) this.forget();
    const stay = this.#stay;
    if (!stay.isFollowed) this.#follow(stay);
    this.#store.setState({ isAvailable: link.accepts('files'), isConnected: true });
    link.openFiles(stay.exchange);
  }

  stage(files: readonly File[]): number {
    const { staged } = this.#store.getState();
    const added = files.slice(0, MAX_STAGED - staged.length).map((file) => ({ key: this.#newKey(), file }));
    this.#store.setState({ staged: [...staged, ...added] });
    return files.length - added.length;
  }

  unstage(key: string): void {
    this.#store.setState(({ staged }) => ({ staged: staged.filter((one) => one.key !== key) }));
  }

  sendStaged(): boolean {
    const { staged } = this.#store.getState();
    const own = this.#dependencies.own();
    if (staged.length === 0 || own === undefined) return false;
    this.#store.setState({ staged: [] });
    for (const { key, file } of staged) {
      const head = { key, atMs: this.#dependencies.nowMs(), from: own.id, name: own.name, identity: own.identity };
      const shown: ShownFile = {
        ...{ head: { ...head, isOwn: true }, fileName: safeFileName(file.name), size: file.size },
        ...{ image: '', hasPreview: false, row: null, state: { type: 'preparing' } },
      };
      this.#stay.sources.set(key, file);
      this.#store.setState(({ files }) => ({ files: [...files, shown] }));
      this.#sendInTurn(key, file);
    }
    return true;
  }

  retry(key: string): void {
    const file = this.#find(key);
    const source = this.#stay.sources.get(key);
    if (file?.state.type !== 'failed') return;
    if (file.row !== null) void this.#get(key);
    else if (source !== undefined) this.#sendInTurn(key, source);
  }

  cancel(key: string): void {
    const file = this.#find(key);
    if (file?.state.type === 'preparing') this.discard(key);
    else this.#stay.transfers.get(key)?.cancel();
  }

  discard(key: string): void {
    if (this.#find(key)?.row !== null) return;
    this.#stay.sources.delete(key);
    this.#stay.contents.drop(key);
    this.#store.setState(({ files }) => ({ files: files.filter(({ head }) => head.key !== key) }));
  }

  async save(key: string): Promise<void> {
    const content = await this.#get(key);
    const file = this.#find(key);
    if (content !== undefined && file !== undefined) this.#dependencies.saveFile(file.fileName, content);
  }

  view(key: string | null): void {
    this.#store.setState({ viewing: key });
    if (key !== null) void this.#get(key);
  }

  remove(key: string): void {
    const row = this.#find(key)?.row;
    if (row !== null && row !== undefined) this.#stay.exchange.remove(row.file);
  }

  previewOf(key: string): Promise<Blob | undefined> {
    const { previews, exchange } = this.#stay;
    const known = previews.get(key);
    const row = this.#find(key)?.row;
    if (known !== undefined) return known;
    if (row === null || row === undefined || row.preview === 0) return Promise.resolve(undefined);
    const preview = exchange.get(row, 'preview').done.then((got) => {
      if (got.ok) return new Blob([got.value as Uint8Array<ArrayBuffer>]);
      previews.delete(key);
      return undefined;
    });
    previews.set(key, preview);
    return preview;
  }

  contentOf(key: string): Blob | undefined {
    return this.#stay.contents.get(key);
  }

  forget(): void {
    const former = this.#stay;
    this.#stay = new Stay();
    former.exchange.end();
    this.#store.setState(NO_FILES);
  }

  #follow(stay: Stay): void {
    stay.isFollowed = true;
    stay.exchange.events.on('changed', () => {
      if (stay === this.#stay) this.#receive(stay);
    });
    stay.exchange.events.on('refused', ({ code }) => {
      if (stay === this.#stay) this.#dependencies.onRefused(code);
    });
  }

  /** The host's list is another one. */
  #receive(stay: Stay): void {
    const nowMs = this.#dependencies.nowMs();
    const { files, added } = mergeFiles(this.#store.getState().files, stay.exchange.files, stay.hashes, nowMs);
    this.#store.setState({ files, maxBytes: stay.exchange.maxBytes });
    stay.noteList(nowMs);
    for (const file of added)
      if (
        !file.head.isOwn &&
        file.head.atMs >= (stay.sinceMs ?? nowMs) - HISTORY_MS &&
        this.#dependencies.onOffered(file.head)
      )
        this.#store.setState({ latest: { what: 'offered', file } });
  }

  #sendInTurn(key: string, source: File): void {
    const stay = this.#stay;
    this.#become(key, { type: 'preparing' });
    void stay.turns.take(async () => {
      await stay.known;
      if (stay === this.#stay && this.#find(key) !== undefined) await this.#send(key, source);
    });
  }

  async #send(key: string, source: File): Promise<void> {
    const stay = this.#stay;
    const prepared = await this.#dependencies.prepare(source, this.#store.getState().maxBytes ?? 0);
    // It may have been discarded, or the lobby left.
    if (stay !== this.#stay || this.#find(key) === undefined) return;
    if (!prepared.ok) return this.#fail(key, prepared.error.code);
    const { outgoing, content } = prepared.value;
    const { name: fileName, size, image, preview } = outgoing;
    if (preview.length > 0) stay.previews.set(key, Promise.resolve(new Blob([preview as Uint8Array<ArrayBuffer>])));
    if (content !== null) this.#keep(key, content);
    this.#change(key, { ...{ fileName, size, image }, hasPreview: preview.length > 0 });
    this.#become(key, { type: 'sending', progress: 0 });
    stay.hashes.set(key, outgoing.sha256);
    const transfer = stay.exchange.send(outgoing, (bytes) => this.#progress(key, 'sending', bytes));
    const ended = await this.#until(key, transfer);
    if (stay !== this.#stay) return;
    stay.hashes.delete(key);
    if (ended.ok) this.#sent(key, ended.value);
    else if (ended.error.code === 'cancelled') this.discard(key);
    else this.#fail(key, ended.error.code);
  }

  #sent(key: string, row: FileRow): void {
    this.#stay.sources.delete(key);
    this.#change(key, { row, state: { type: 'offered' } });
    this.#tell(key, 'sent');
  }

  /** Returns the content of a file, which it gets if it is not here; undefined = it did not come. */
  async #get(key: string): Promise<Blob | undefined> {
    const stay = this.#stay;
    const row = this.#find(key)?.row;
    const known = stay.contents.get(key) ?? stay.gets.get(key);
    if (known !== undefined) return known;
    if (row === null || row === undefined) return undefined;
    this.#become(key, { type: 'getting', progress: 0 });
    const getting = this.#until(
      key,
      stay.exchange.get(row, 'file', (bytes) => this.#progress(key, 'getting', bytes)),
    ).then((ended) => {
      stay.gets.delete(key);
      return stay === this.#stay ? this.#got(key, ended) : undefined;
    });
    stay.gets.set(key, getting);
    return getting;
  }

  #got(key: string, ended: Awaited<FileTransfer<Uint8Array>['done']>): Blob | undefined {
    if (ended.ok) {
      const content = new Blob([ended.value as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' });
      this.#keep(key, content);
      this.#become(key, { type: 'here' });
      this.#tell(key, 'received');
      return content;
    }
    const { code } = ended.error;
    if (code === 'cancelled') this.#become(key, { type: 'offered' });
    else if (code === 'gone') this.#become(key, { type: 'gone' });
    else this.#fail(key, code);
    return undefined;
  }

  async #until<Value>(key: string, transfer: FileTransfer<Value>): Promise<Awaited<FileTransfer<Value>['done']>> {
    const { transfers } = this.#stay;
    transfers.set(key, transfer);
    const ended = await transfer.done;
    if (transfers.get(key) === transfer) transfers.delete(key);
    return ended;
  }

  #keep(key: string, content: Blob): void {
    for (const dropped of this.#stay.contents.add(key, content))
      if (this.#find(dropped)?.state.type === 'here') this.#become(dropped, { type: 'offered' });
  }

  #progress(key: string, type: 'sending' | 'getting', bytes: number): void {
    const file = this.#find(key);
    if (file === undefined || file.state.type !== type) return;
    const progress = Math.min(1, bytes / file.size);
    if (progress - file.state.progress >= STEP) this.#become(key, { type, progress });
  }

  #fail(key: string, problem: Extract<FileState, { readonly type: 'failed' }>['problem']): void {
    this.#become(key, { type: 'failed', problem });
    this.#tell(key, 'failed');
  }

  #tell(key: string, what: 'sent' | 'received' | 'failed'): void {
    const file = this.#find(key);
    if (file !== undefined) this.#store.setState({ latest: { what, file } });
  }

  #become(key: string, state: FileState): void {
    this.#change(key, { state });
  }

  #change(key: string, change: Partial<ShownFile>): void {
    this.#store.setState(({ files }) => ({
      files: files.map((file) => (file.head.key === key ? { ...file, ...change } : file)),
    }));
  }

  #find(key: string): ShownFile | undefined {
    return findFile(this.#store.getState(), key);
  }

  #newKey(): string {
    this.#numbers += 1;
    return `own ${this.#numbers}`;
  }
}
