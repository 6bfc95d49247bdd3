import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { ClientboundFiles } from '../../../../shared/protocol/files/file-messages.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { PersonalHearing } from '../personal-hearing.ts';
import { keyOf } from '../text/text-readers.ts';
import type { FileStore, OfferedFile, StoredFile } from './file-store.ts';

/** Files in one message. */
const ROWS_AT_ONCE = 8;

interface FileLinesOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly personal: Pick<PersonalHearing, 'isBlocked'>;
  readonly store: FileStore;
  readonly maxFileBytes: number;
  readonly nowMs: () => number;
}

/** The members whose channel `files` is open, and the files that each of them knows. */
export class FileLines {
  readonly #options: FileLinesOptions;
  readonly #known = new Map<LobbyMember, Set<number>>();

  constructor(options: FileLinesOptions) {
    this.#options = options;
  }

  /** Adds a member. Returns the former connections of the same participant, which it replaces. */
  open(member: LobbyMember): LobbyMember[] {
    const former = [...this.#known.keys()].filter(({ id }) => id === member.id);
    for (const other of former) this.#known.delete(other);
    this.#known.set(member, new Set());
    return former;
  }

  close(member: LobbyMember): void {
    this.#known.delete(member);
  }

  has(member: LobbyMember): boolean {
    return this.#known.has(member);
  }

  /** Returns the members whose connection is no longer the one of its participant. */
  outdated(): LobbyMember[] {
    return [...this.#known.keys()].filter((member) => this.#options.members.get(member.id) !== member);
  }

  clear(): void {
    this.#known.clear();
  }

  send(member: LobbyMember, message: ClientboundFiles): void {
    member.peer.sendFileMessage(JSON.stringify(message));
  }

  /** Sends to the member that is this person; returns false if its channel is not open. */
  sendTo(owner: string, message: ClientboundFiles): boolean {
    for (const member of this.#known.keys()) {
      const participant = this.#options.book.room.participants.get(member.id);
      if (participant === undefined || keyOf(participant) !== owner) continue;
      this.send(member, message);
      return true;
    }
    return false;
  }

  /** Returns whether a participant may get a file: its own, and those for it, unless one blocks the other. */
  mayGet(participant: Participant, { owner, from, readers }: Pick<OfferedFile, 'owner' | 'from' | 'readers'>): boolean {
    const key = keyOf(participant);
    if (owner === key) return true;
    return (readers === null || readers.has(key)) && !this.#options.personal.isBlocked(participant.id, from);
  }

  /** Tells a member, whose channel may be open, what it may send and get. */
  welcome(member: LobbyMember): void {
    if (!this.#known.has(member)) return;
    this.send(member, { type: 'files', maxBytes: this.#options.maxFileBytes, rows: [] });
    this.show(member);
  }

  /** Tells everyone what has changed for them. Returns the files that each may get no longer. */
  showAll(): [LobbyMember, number[]][] {
    return [...this.#known.keys()].map((member) => [member, this.show(member)]);
  }

  /** Says that files are gone, to those who know of them. */
  announceGone(ids: readonly number[]): void {
    for (const member of this.#known.keys()) this.#hide(member, ids);
  }

  /**
   * Tells a member of the files that it may get and does not know, and of those that it may get no longer. Returns the
   * latter.
   */
  show(member: LobbyMember): number[] {
    const { book, store, maxFileBytes, nowMs } = this.#options;
    const participant = book.room.participants.get(member.id);
    const known = this.#known.get(member);
    if (participant === undefined || known === undefined) return [];
    const visible = [...store.all()].filter((file) => this.mayGet(participant, file));
    const ids = new Set(visible.map(({ id }) => id));
    const hidden = this.#hide(
      member,
      [...known].filter((id) => !ids.has(id)),
    );
    const fresh = visible.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    while (fresh.length > 0) {
      const rows = fresh.splice(0, ROWS_AT_ONCE).map((file) => describe(file, keyOf(participant), nowMs()));
      this.send(member, { type: 'files', maxBytes: maxFileBytes, rows });
    }
    return hidden;
  }

  #hide(member: LobbyMember, ids: readonly number[]): number[] {
    const known = this.#known.get(member);
    const files = ids.filter((id) => known?.delete(id));
    if (files.length > 0) this.send(member, { type: 'gone', files });
    return files;
  }
}

function describe(file: StoredFile, reader: string, nowMs: number) {
  const { id, from, sender, identity, name, size, image, sha256, preview, owner, storedAtMs } = file;
  const agoSeconds = Math.max(0, Math.round((nowMs - storedAtMs) / 1_000));
  const isOwn = owner === reader;
  return { ...{ file: id, from, sender, identity, name, size, image, sha256, preview, agoSeconds }, isOwn };
}
