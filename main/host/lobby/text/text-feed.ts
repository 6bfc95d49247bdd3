import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { StoredText, TextLog } from '../../../room/text-log.ts';
import type { LobbyMember } from '../lobby-member.ts';

/** A turn at most this often, and at most so many members in it: hundreds at once would delay everybody's packets. */
const TURN_MS = 25;
const MEMBERS_PER_TURN = 20;

/** UTF-16 code units of the rows in one message, unless one row has more. */
const MAX_ROWS_LENGTH = 8_192;

/** A member with more than this waiting gets no text: bytes. So positions and pings never wait behind a history. */
const MAX_WAITING_BYTES = 16_384;

export interface TextFeedOptions {
  readonly log: TextLog;
  /** Names the numbers of the log. */
  readonly logName: string;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  /** Returns the key of a member's person; undefined = it is no longer here. */
  readonly personOf: (id: ParticipantId) => string | undefined;
  /** Seconds on the clock of the log. */
  readonly nowSeconds: () => number;
  readonly schedule: Schedule;
}

/** Sends each member, in order and once, the messages and changes that it may read and does not have yet. */
export class TextFeed {
  readonly #options: TextFeedOptions;
  /** The last change that each member has been sent, or may not read. */
  readonly #positions = new WeakMap<LobbyMember, number>();
  readonly #due = new Set<LobbyMember>();
  /** The JSON of a message without its last brace, the same for all readers. */
  readonly #rows = new WeakMap<StoredText, string>();
  #cancelTurn: (() => void) | undefined;

  constructor(options: TextFeedOptions) {
    this.#options = options;
  }

  /** Sends a member everything after a change from now on. */
  follow(member: LobbyMember, after: number): void {
    this.#positions.set(member, after);
    this.#due.add(member);
    this.#takeTurnSoon(0);
  }

  /** Sends a change of the log to everybody whom it concerns, at once or after a delay in which more may come. */
  noteChange(delayMs = 0): void {
    for (const member of this.#options.members.values()) if (this.#positions.has(member)) this.#due.add(member);
    this.#takeTurnSoon(delayMs);
  }

  stop(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = undefined;
    this.#due.clear();
  }

  #takeTurnSoon(delayMs: number): void {
    if (this.#cancelTurn === undefined) {
      if (delayMs === 0) this.#takeTurn();
      else this.#cancelTurn = this.#options.schedule(() => this.#takeTurn(), delayMs);
    }
  }

  #takeTurn(): void {
    const { members, schedule } = this.#options;
    this.#cancelTurn = undefined;
    for (const member of [...this.#due].slice(0, MEMBERS_PER_TURN)) {
      this.#due.delete(member);
      // Those who are behind come back at the end of the row.
      if (members.get(member.id) === member && !this.#serve(member)) this.#due.add(member);
    }
    if (this.#due.size > 0) this.#cancelTurn = schedule(() => this.#takeTurn(), TURN_MS);
  }

  /** Sends a member its next messages. Returns whether it has everything. */
  #serve(member: LobbyMember): boolean {
    const { log, logName, personOf, nowSeconds } = this.#options;
    const position = this.#positions.get(member);
    const person = personOf(member.id);
    if (position === undefined || person === undefined || !member.isChannelOpen) return true;
    if (member.peer.bufferedBytes() > MAX_WAITING_BYTES) return false;
    const waiting = log.since(position, person);
    const rows: string[] = [];
    let length = 0;
    for (const message of waiting) {
      const row = this.#rowFor(message, person);
      if (rows.length > 0 && length + row.length > MAX_ROWS_LENGTH) break;
      rows.push(row);
      length += row.length;
    }
    const isComplete = rows.length === waiting.length;
    const end = isComplete ? log.end : (waiting[rows.length - 1]?.change ?? position);
    this.#positions.set(member, end);
    if (rows.length > 0) {
      const head = `"log":${JSON.stringify(logName)},"end":${end},"now":${nowSeconds()}`;
      member.sendText(`{"type":"texts",${head},"rows":[${rows.join(',')}]}`);
    }
    return isComplete;
  }

  #rowFor(message: StoredText, person: string): string {
    const shared = this.#rows.get(message) ?? describe(message);
    this.#rows.set(message, shared);
    const own = message.author === person ? ',"isOwn":true' : '';
    const mine = [...message.reactions].flatMap(([emoji, people]) => (people.has(person) ? [emoji] : []));
    return `${shared}${own}${mine.length === 0 ? '' : `,"mine":${JSON.stringify(mine)}`}}`;
  }
}

function describe(message: StoredText): string {
  const { id, change, atMs, from, name, identity, request, text, isEdited, isDeleted } = message;
  const { kind, id: to, name: toName } = message.to;
  const row = JSON.stringify({
    ...{ id, change, at: Math.round(atMs) / 1_000, from, name, request },
    ...(identity === '' ? {} : { identity }),
    to: { kind, ...(to === 0 ? {} : { id: to }), ...(toName === '' ? {} : { name: toName }) },
    text,
    ...(isEdited ? { isEdited } : {}),
    ...(isDeleted ? { isDeleted } : {}),
    ...(message.reactions.size === 0
      ? {}
      : { reactions: [...message.reactions].map(([emoji, people]) => [emoji, people.size]) }),
  });
  return row.slice(0, -1);
}
