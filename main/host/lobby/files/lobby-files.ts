import { randomInt } from 'node:crypto';
import {
  BYTES_PER_MEGABYTE,
  DEFAULT_MAX_FILE_MEGABYTES,
  MAX_PREVIEW_BYTES,
} from '../../../../shared/model/files/file-limits.ts';
import { safeFileName } from '../../../../shared/model/files/file-name.ts';
import { isAbove } from '../../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import { parseChunk } from '../../../../shared/protocol/files/file-chunk.ts';
import {
  serverboundFilesSchema,
  type FileOffer,
  type FileRefusal,
  type GetFile,
  type ServerboundFiles,
} from '../../../../shared/protocol/files/file-messages.ts';
import { MAX_FILE_MESSAGE_BYTES } from '../../../../shared/protocol/limits.ts';
import { parseMessage } from '../../../../shared/protocol/parse.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { may, mayNow, rankOf } from '../../../room/authority.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { PersonalHearing } from '../personal-hearing.ts';
import { keyOf } from '../text/text-readers.ts';
import { FileDownloads } from './file-downloads.ts';
import { FileLines } from './file-lines.ts';
import { FilePace } from './file-pace.ts';
import { FileRates } from './file-rates.ts';
import { readersOf } from './file-readers.ts';
import { FILE_REFUSAL_TEXTS } from './file-refusals.ts';
import { FileStore } from './file-store.ts';
import { FileUploads } from './file-uploads.ts';

/**
 * A lobby's files in the memory of its host, and half as much of those that are on their way. With a higher limit of
 * the host, six and three of the largest.
 */
const MIN_STORE_BYTES = 64 * BYTES_PER_MEGABYTE;
const LARGEST_FILES_KEPT = 6;
const MAX_FILES = 100;
const MAX_FILES_OF_ONE = 20;

/** Ids are random, because those of other hosts and of earlier starts are others. */
const MAX_FILE_ID = 4_294_967_295;

/** Content is sent this often while there is some; senders who have stopped are looked for once a second. */
const TURN_MS = 20;
const IDLE_TURN_MS = 1_000;

/** What members block is known to the host after 100 ms. */
const REFRESH_DELAY_MS = 200;

interface LobbyFilesOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly personal: Pick<PersonalHearing, 'isBlocked'>;
  readonly places: Pick<LobbyPlaces, 'ownPlacementOf'>;
  /** The largest file, megabytes; 0 = nobody may send files. Not given = `DEFAULT_MAX_FILE_MEGABYTES`. */
  readonly maxFileMegabytes?: number | undefined;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** Lets the members of a lobby send files to one another, by way of the host's memory. They end with this host. */
export class LobbyFiles {
  readonly #options: LobbyFilesOptions;
  readonly #maxFileBytes: number;
  readonly #store: FileStore;
  readonly #uploads: FileUploads;
  readonly #pace: FilePace<LobbyMember>;
  readonly #downloads: FileDownloads<LobbyMember>;
  readonly #lines: FileLines;
  readonly #rates = new FileRates();
  #isOverloaded = false;
  #lookedAtMs = -Infinity;
  #cancelTurn: (() => void) | undefined;
  /** Whether the next turn is one with content, and not the look at senders. */
  #isTurnNear = false;
  #cancelRefresh: (() => void) | undefined;

  constructor(options: LobbyFilesOptions) {
    const { book, members, personal, maxFileMegabytes = DEFAULT_MAX_FILE_MEGABYTES, nowMs } = options;
    this.#options = options;
    const maxFileBytes = maxFileMegabytes * BYTES_PER_MEGABYTE;
    this.#maxFileBytes = maxFileBytes;
    const bytes = Math.max(MIN_STORE_BYTES, LARGEST_FILES_KEPT * maxFileBytes);
    this.#store = new FileStore({
      ...{ files: MAX_FILES, filesOfOne: MAX_FILES_OF_ONE },
      ...{ bytes, bytesOnTheWay: bytes / 2 + 3 * MAX_PREVIEW_BYTES },
    });
    this.#uploads = new FileUploads(nowMs());
    this.#pace = new FilePace(nowMs());
    this.#downloads = new FileDownloads(this.#pace);
    this.#lines = new FileLines({ book, members, personal, store: this.#store, maxFileBytes, nowMs });
  }

  /** Whether members may send files at all. */
  get isOn(): boolean {
    return this.#maxFileBytes > 0;
  }

  /** A member has opened the channel `files`. */
  opened(member: LobbyMember): void {
    if (!this.isOn || this.#options.members.get(member.id) !== member) return;
    for (const former of this.#lines.open(member)) this.#downloads.forget(former);
    this.welcome(member);
  }

  /** Tells a member, whose channel may be open, what it may send and get. */
  welcome(member: LobbyMember): void {
    if (this.#isServing(member)) this.#lines.welcome(member);
  }

  /** The channel of a member is closed, or its connection. */
  closed(member: LobbyMember): void {
    this.#lines.close(member);
    this.#downloads.forget(member);
  }

  /** Handles a message of a member on the channel `files`. */
  handle(member: LobbyMember, message: string | Buffer): void {
    const participant = this.#options.book.room.participants.get(member.id);
    if (participant === undefined || !this.#lines.has(member) || !this.#isServing(member)) return;
    if (typeof message !== 'string') return this.#receive(member, participant, message);
    const parsed = parseMessage(message, serverboundFilesSchema, MAX_FILE_MESSAGE_BYTES);
    if (parsed.ok) this.#obey(member, participant, parsed.value);
    else member.noteBadMessage();
  }

  /** Members have blocked one another, or no longer: shows and hides files in a moment. */
  refreshSoon(): void {
    this.#cancelRefresh ??= this.#options.schedule(() => {
      this.#cancelRefresh = undefined;
      this.#showAll();
    }, REFRESH_DELAY_MS);
  }

  /** Whether the host mixes with less because its machine is overloaded: then files are sent slowly. */
  setOverloaded(isOverloaded: boolean): void {
    this.#isOverloaded = isOverloaded;
  }

  stop(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = undefined;
    this.#cancelRefresh?.();
    this.#downloads.clear();
    this.#uploads.clear();
    this.#store.clear();
    this.#lines.clear();
  }

  #isServing(member: LobbyMember): boolean {
    return this.isOn && !this.#options.book.isStandby && this.#options.members.get(member.id) === member;
  }

  #obey(member: LobbyMember, participant: Participant, message: ServerboundFiles): void {
    const isTooFast = this.#rates.isTooFast(keyOf(participant), message.type === 'offer', this.#options.nowMs());
    if (message.type === 'stop') return this.#downloads.stop(member, message.file);
    const code = isTooFast ? 'too-fast' : this.#apply(member, participant, message);
    if (code !== undefined && message.type === 'offer')
      this.#lines.send(member, { type: 'refused', request: message.request, ...told(code) });
    else if (code !== undefined && message.type !== 'offer')
      this.#lines.send(member, { type: 'failed', file: message.file, ...told(code) });
    this.#takeTurnSoon();
  }

  #apply(
    member: LobbyMember,
    participant: Participant,
    message: Exclude<ServerboundFiles, { readonly type: 'stop' }>,
  ): FileRefusal | undefined {
    switch (message.type) {
      case 'offer':
        return this.#offer(member, participant, message);
      case 'get':
        return this.#get(member, participant, message);
      case 'remove':
        return this.#remove(participant, message.file);
    }
  }

  #offer(member: LobbyMember, participant: Participant, given: FileOffer): FileRefusal | undefined {
    const { book, nowMs } = this.#options;
    const offer = { ...given, sha256: given.sha256.replace(/=+$/u, '') };
    const owner = keyOf(participant);
    if (!mayNow(book.authority, participant).includes('files')) return 'not-permitted';
    if (offer.size === 0) return 'empty';
    if (offer.size > this.#maxFileBytes) return 'too-large';
    const begun = this.#uploads.find(owner, offer);
    begun?.continueOn(member, nowMs());
    if (begun === undefined && this.#uploads.isFull(owner)) return 'too-many-files';
    const id = begun?.file.id ?? randomInt(1, MAX_FILE_ID);
    if (begun === undefined && !this.#begin(id, member, participant, offer)) return 'no-room';
    this.#lines.send(member, { type: 'accepted', request: offer.request, file: id, have: begun?.received ?? 0 });
    return undefined;
  }

  /** Begins an upload. Returns false if there is no room for it. */
  #begin(id: number, member: LobbyMember, participant: Participant, offer: FileOffer): boolean {
    const { size, image, sha256, preview } = offer;
    const owner = keyOf(participant);
    if (!this.#store.reserve(id, preview + size)) return false;
    const { id: from, name: sender, identity } = participant;
    const name = safeFileName(offer.name, image);
    const readers = readersOf(participant, this.#options);
    const file = { ...{ id, owner, from, sender, identity, readers, name }, ...{ size, image, sha256, preview } };
    this.#uploads.begin(file, member, this.#options.nowMs());
    return true;
  }

  #receive(member: LobbyMember, participant: Participant, message: Buffer): void {
    const chunk = parseChunk(message);
    if (chunk === undefined) return member.noteBadMessage();
    const upload = this.#uploads.get(chunk.file);
    // What was asked for before an upload ended may still arrive.
    if (upload === undefined || upload.file.owner !== keyOf(participant)) return;
    const nowMs = this.#options.nowMs();
    const { id } = upload.file;
    if (!upload.receive(chunk, nowMs)) return this.#giveUp(id, 'changed');
    if (upload.isComplete) {
      const finished = upload.finish(nowMs);
      if (typeof finished === 'string') return this.#giveUp(id, finished);
      this.#uploads.end(id);
      this.#forget(this.#store.add(finished));
      this.#showAll();
    }
    this.#takeTurnSoon();
  }

  #get(member: LobbyMember, participant: Participant, request: GetFile): FileRefusal | undefined {
    const file = this.#store.get(request.file);
    if (file === undefined || !this.#lines.mayGet(participant, file)) return 'gone';
    return this.#downloads.begin(member, file, request);
  }

  #remove(participant: Participant, id: number): FileRefusal | undefined {
    const { authority } = this.#options.book;
    const upload = this.#uploads.get(id);
    const file = upload?.file ?? this.#store.get(id);
    if (file === undefined || !this.#lines.mayGet(participant, file)) return 'gone';
    if (file.owner !== keyOf(participant)) {
      if (!may(authority, participant.identity, 'mute')) return 'not-yours';
      if (!isAbove(rankOf(authority, participant.identity), rankOf(authority, file.identity))) return 'rank-too-high';
    }
    if (upload !== undefined) this.#giveUp(id, 'removed');
    if (this.#store.remove(id)) this.#forget([id]);
    return undefined;
  }

  /** Files are no longer there: nobody gets them any further. */
  #forget(ids: readonly number[]): void {
    for (const member of this.#downloads.members()) for (const id of ids) this.#downloads.stop(member, id);
    this.#lines.announceGone(ids);
  }

  #showAll(): void {
    if (this.#options.book.isStandby) return;
    for (const [member, hidden] of this.#lines.showAll()) for (const id of hidden) this.#downloads.stop(member, id);
  }

  /** Ends an upload, and tells its sender why. */
  #giveUp(id: number, code: FileRefusal): void {
    const owner = this.#uploads.end(id)?.file.owner ?? '';
    this.#store.release(id);
    this.#lines.sendTo(owner, { type: 'failed', file: id, ...told(code) });
  }

  #takeTurnSoon(): void {
    if (this.#uploads.isEmpty && this.#downloads.isEmpty) return;
    const isBusy = !this.#downloads.isEmpty || this.#uploads.isWanting;
    if (this.#cancelTurn !== undefined && (!isBusy || this.#isTurnNear)) return;
    this.#cancelTurn?.();
    this.#isTurnNear = isBusy;
    this.#cancelTurn = this.#options.schedule(() => this.#takeTurn(), isBusy ? TURN_MS : IDLE_TURN_MS);
  }

  #takeTurn(): void {
    const nowMs = this.#options.nowMs();
    this.#cancelTurn = undefined;
    for (const member of this.#lines.outdated()) this.closed(member);
    this.#endUploads(nowMs);
    this.#uploads.ask(nowMs, (owner, want) => this.#lines.sendTo(owner, { type: 'want', ...want }));
    const links = new Map([...this.#downloads.members()].map((member) => [member, member.peer.quality()]));
    this.#pace.look(links, this.#isOverloaded, nowMs);
    this.#downloads.takeTurn(nowMs);
    this.#takeTurnSoon();
  }

  /** Ends the uploads of those who have stopped, or have left the lobby. Looks once a second. */
  #endUploads(nowMs: number): void {
    if (nowMs - this.#lookedAtMs < IDLE_TURN_MS) return;
    this.#lookedAtMs = nowMs;
    const here = new Set([...this.#options.book.room.participants.values()].map(keyOf));
    for (const id of this.#uploads.findEnded(nowMs, here)) this.#giveUp(id, 'stalled');
  }
}

function told(code: FileRefusal): { readonly code: FileRefusal; readonly message: string } {
  return { code, message: FILE_REFUSAL_TEXTS[code] };
}
