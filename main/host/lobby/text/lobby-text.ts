import { randomBytes } from 'node:crypto';
import { isAbove } from '../../../../shared/model/people/rank.ts';
import type { Participant } from '../../../../shared/model/participant.ts';
import { cleanText, MAX_TEXT_LENGTH } from '../../../../shared/model/text/clean-text.ts';
import type { ServerboundText, TextRefusal } from '../../../../shared/protocol/text/text-messages.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { may, mayNow, rankOf } from '../../../room/authority.ts';
import { TextLog, type StoredText } from '../../../room/text-log.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import { TextFeed } from './text-feed.ts';
import { keyOf, TextReaders, type TextReadersOptions } from './text-readers.ts';

/** Messages, edits and deletions of one member: a lively conversation, and no flood. */
const WRITES_AT_ONCE = 10;
const WRITES_PER_SECOND = 1;
/** Reactions of one member. */
const REACTIONS_AT_ONCE = 20;
const REACTIONS_PER_SECOND = 2;

/** Text that the host sends to all readers together, bytes. */
const SENT_BYTES_AT_ONCE = 4_194_304;
const SENT_BYTES_PER_SECOND = 524_288;
/** What a message takes besides its text, bytes. */
const ROW_BYTES = 200;

/** Reactions of many people within this time reach the readers together. */
const REACTION_DELAY_MS = 250;

const LOG_NAME_BYTES = 9;

const REFUSALS: Readonly<Record<TextRefusal, string>> = {
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  empty: 'The message has no visible text.',
  'too-long': `A message has at most ${MAX_TEXT_LENGTH} characters. Shorten it, or send it in parts.`,
  'too-fast': 'You write faster than the lobby allows. Wait a moment, then try again.',
  'no-team': 'You are in no team. Choose other readers.',
  'no-group': 'You are in no group. Choose other readers.',
  'not-here': 'This player has left the lobby.',
  apart: 'The rules of this lobby keep you and these players apart for now.',
  'no-such-message': 'This message was deleted, or the host no longer has it.',
  'not-yours': 'You can only change your own messages.',
  'rank-too-high': 'You can only do this to players with a lower role than yours.',
  'text-refused': 'The host refused this.',
};

export interface LobbyTextOptions extends TextReadersOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<number, LobbyMember>;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

type Refused = TextRefusal | undefined;
type Write = Exclude<ServerboundText, { readonly type: 'text-since' }>;

/** Lets the members of a lobby write to one another. Messages are in memory only, and end with this host. */
export class LobbyText {
  readonly #options: LobbyTextOptions;
  readonly #log = new TextLog();
  readonly #logName = randomBytes(LOG_NAME_BYTES).toString('base64url');
  readonly #openedAtMs: number;
  readonly #readers: TextReaders;
  readonly #feed: TextFeed;
  readonly #sent: TokenBucket;
  readonly #rates = new WeakMap<LobbyMember, { readonly writes: TokenBucket; readonly reactions: TokenBucket }>();

  constructor(options: LobbyTextOptions) {
    const { book, members, nowMs, schedule } = options;
    this.#options = options;
    this.#openedAtMs = nowMs();
    this.#readers = new TextReaders(options);
    this.#sent = new TokenBucket(SENT_BYTES_AT_ONCE, SENT_BYTES_PER_SECOND, nowMs());
    this.#feed = new TextFeed({
      log: this.#log,
      logName: this.#logName,
      members,
      personOf: (id) => {
        const participant = book.room.participants.get(id);
        return participant === undefined ? undefined : keyOf(participant);
      },
      nowSeconds: () => Math.round(this.#ageMs()) / 1_000,
      schedule,
    });
  }

  /** Handles what a member writes, or asks for. A standby has no text. */
  handle(member: LobbyMember, message: ServerboundText): void {
    const { book } = this.#options;
    const writer = book.room.participants.get(member.id);
    if (writer === undefined || book.isStandby) return;
    if (message.type === 'text-since') {
      const isKnown = message.log === this.#logName && message.after <= this.#log.end;
      return this.#feed.follow(member, isKnown ? message.after : 0);
    }
    const code = this.#isAllowed(member, writer, message) ?? this.#apply(member, writer, message);
    if (code === undefined) return this.#feed.noteChange(message.type === 'text-react' ? REACTION_DELAY_MS : 0);
    member.send({ type: 'text-refused', request: message.request, code, message: REFUSALS[code] });
  }

  stop(): void {
    this.#feed.stop();
  }

  #isAllowed(member: LobbyMember, writer: Participant, { type }: Write): Refused {
    const nowMs = this.#options.nowMs();
    const rates = this.#rates.get(member) ?? {
      writes: new TokenBucket(WRITES_AT_ONCE, WRITES_PER_SECOND, nowMs),
      reactions: new TokenBucket(REACTIONS_AT_ONCE, REACTIONS_PER_SECOND, nowMs),
    };
    this.#rates.set(member, rates);
    if (!(type === 'text-react' ? rates.reactions : rates.writes).take(1, nowMs)) return 'too-fast';
    // Those who may not write any longer can still take back what they wrote.
    if (type === 'text-delete') return undefined;
    return mayNow(this.#options.book.authority, writer).includes('text') ? undefined : 'not-permitted';
  }

  #apply(member: LobbyMember, writer: Participant, message: Write): Refused {
    switch (message.type) {
      case 'text':
        return this.#write(member, writer, message);
      case 'text-edit':
        return this.#edit(writer, message);
      case 'text-delete':
        return this.#delete(writer, message.id);
      case 'text-react':
        return this.#react(writer, message);
    }
  }

  #write(member: LobbyMember, writer: Participant, message: Extract<Write, { readonly type: 'text' }>): Refused {
    const { request, to } = message;
    const author = keyOf(writer);
    // The writer has not heard that it arrived, and sends it again.
    if (this.#log.findRequest(author, request) !== undefined) return undefined;
    const text = cleanText(message.text);
    const wrong = findFault(text);
    if (wrong !== undefined) return wrong;
    const address = this.#readers.find(member, writer, to);
    if (typeof address === 'string') return address;
    const { audience, name, readers } = address;
    if (!this.#maySend(text, readers)) return 'too-fast';
    this.#log.add({
      ...{ author, from: writer.id, name: writer.name, identity: writer.identity, request },
      to: { kind: to.kind, id: to.kind === 'direct' ? to.id : 0, name },
      ...{ audience, readers, text, atMs: this.#ageMs() },
    });
    return undefined;
  }

  #edit(writer: Participant, { id, text }: Extract<Write, { readonly type: 'text-edit' }>): Refused {
    const message = this.#find(writer, id);
    if (message === undefined) return 'no-such-message';
    if (message.author !== keyOf(writer)) return 'not-yours';
    const clean = cleanText(text);
    return findFault(clean) ?? this.#change(writer, message, clean, () => this.#log.edit(id, clean));
  }

  #delete(actor: Participant, id: number): Refused {
    const { authority } = this.#options.book;
    const message = this.#find(actor, id);
    if (message === undefined) return 'no-such-message';
    if (message.author !== keyOf(actor)) {
      if (!may(authority, actor.identity, 'mute')) return 'not-yours';
      if (!isAbove(rankOf(authority, actor.identity), rankOf(authority, message.identity))) return 'rank-too-high';
    }
    this.#log.remove(id);
    return undefined;
  }

  #react(actor: Participant, { id, emoji, isOn }: Extract<Write, { readonly type: 'text-react' }>): Refused {
    const message = this.#find(actor, id);
    if (message === undefined) return 'no-such-message';
    return this.#change(actor, message, message.text, () => this.#log.react(id, emoji, keyOf(actor), isOn));
  }

  /** Changes a message, unless the rules keep its readers from learning of it, or too much is being sent. */
  #change(actor: Participant, { readers }: StoredText, text: string, change: () => boolean): Refused {
    if (this.#readers.isApartFromAny(actor.id, readers)) return 'apart';
    if (!this.#maySend(text, readers)) return 'too-fast';
    change();
    return undefined;
  }

  /** Returns a message that a person may read and that is not deleted. */
  #find(person: Participant, id: number): StoredText | undefined {
    const message = this.#log.find(id);
    const isReadable = message?.readers === null || message?.readers.has(keyOf(person)) === true;
    return isReadable && !message.isDeleted ? message : undefined;
  }

  #maySend(text: string, readers: ReadonlySet<string> | null): boolean {
    const { members, nowMs } = this.#options;
    const count = readers === null ? members.size : Math.min(readers.size, members.size);
    return this.#sent.take(count * (ROW_BYTES + Buffer.byteLength(text)), nowMs());
  }

  #ageMs(): number {
    return this.#options.nowMs() - this.#openedAtMs;
  }
}

function findFault(text: string): Refused {
  if (text === '') return 'empty';
  return text.length > MAX_TEXT_LENGTH ? 'too-long' : undefined;
}
