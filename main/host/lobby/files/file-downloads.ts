import { encodeChunk, MAX_CHUNK_BYTES } from '../../../../shared/protocol/files/file-chunk.ts';
import type { GetFile } from '../../../../shared/protocol/files/file-messages.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { FilePace } from './file-pace.ts';
import type { StoredFile } from './file-store.ts';

/** What SCTP, DTLS and UDP add to the content of one message, bytes. */
const MESSAGE_OVERHEAD_BYTES = 260;

/** Files that one member gets at the same time. */
const MAX_FILES_AT_ONCE = 4;

/** A range that a member gets. */
interface Download {
  readonly file: StoredFile;
  offset: number;
  readonly end: number;
}

type Getter = Pick<LobbyMember, 'peer'>;

/**
 * The ranges that members get. In each turn, every member gets a message in its turn until budgets or connections are
 * used up: a member that does not read keeps only its own files waiting.
 */
export class FileDownloads<Member extends Getter> {
  readonly #pace: FilePace<Member>;
  /** By member, in the order of their turns; then by file. */
  readonly #members = new Map<Member, Map<number, Download>>();

  constructor(pace: FilePace<Member>) {
    this.#pace = pace;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  members(): IterableIterator<Member> {
    return this.#members.keys();
  }

  /** Begins to send a range. Returns why it cannot; undefined = it does. */
  begin(member: Member, file: StoredFile, { offset, length }: GetFile): 'bad-range' | 'too-many-files' | undefined {
    const end = offset + length;
    if (end > file.content.length) return 'bad-range';
    const own = this.#members.get(member) ?? new Map<number, Download>();
    if (!own.has(file.id) && own.size >= MAX_FILES_AT_ONCE) return 'too-many-files';
    own.set(file.id, { file, offset, end });
    this.#members.set(member, own);
    return undefined;
  }

  stop(member: Member, id: number): void {
    const own = this.#members.get(member);
    own?.delete(id);
    if (own?.size === 0) this.#members.delete(member);
  }

  forget(member: Member): void {
    this.#members.delete(member);
  }

  clear(): void {
    this.#members.clear();
  }

  /** Sends as much as budgets and connections allow. */
  takeTurn(nowMs: number): void {
    for (let hasSent = true; hasSent;) {
      hasSent = false;
      for (const member of [...this.#members.keys()]) {
        if (!member.peer.hasRoomForFiles) continue;
        if (!this.#pace.take(member, MAX_CHUNK_BYTES + MESSAGE_OVERHEAD_BYTES, nowMs)) continue;
        this.#sendNext(member);
        hasSent = true;
      }
    }
  }

  #sendNext(member: Member): void {
    const own = this.#members.get(member);
    const [id, download] = own?.entries().next().value ?? [];
    if (own === undefined || id === undefined || download === undefined) return;
    const { file, offset, end } = download;
    const length = Math.min(MAX_CHUNK_BYTES, end - offset);
    member.peer.sendFileMessage(
      encodeChunk({ file: id, offset, content: file.content.subarray(offset, offset + length) }),
    );
    download.offset += length;
    // The next message is of another file, and this member is the last in the row.
    own.delete(id);
    this.#members.delete(member);
    if (download.offset < end) own.set(id, download);
    if (own.size > 0) this.#members.set(member, own);
  }
}
