import type { Reaction, TextAudience } from '../../shared/model/text/text-message.ts';

/** How much a host remembers. */
export interface TextLogLimits {
  /** Messages of one audience: the lobby, one team, one group, one pair, or all that were written to players nearby. */
  readonly perAudience: number;
  readonly messages: number;
  /** Bytes of all messages with their readers and reactions, roughly. */
  readonly bytes: number;
}

const MAX_PER_AUDIENCE = 200;
const LIMITS: TextLogLimits = { perAudience: MAX_PER_AUDIENCE, messages: 4_000, bytes: 4_194_304 };

/** What a message with its fields takes besides its text, its readers and its reactions, bytes. */
const MESSAGE_BYTES = 400;
const PERSON_BYTES = 60;

/** A message when it is written. People are known by their keys, so that they are the same after a reconnect. */
export interface WrittenText {
  readonly author: string;
  readonly from: number;
  readonly name: string;
  readonly identity: string;
  /** The number that the author has chosen for it. */
  readonly request: number;
  readonly to: { readonly kind: TextAudience; readonly id: number; readonly name: string };
  /** Messages with the same one count together. */
  readonly audience: string;
  /** Those who may read it; null = everyone, newcomers too. */
  readonly readers: ReadonlySet<string> | null;
  readonly text: string;
  readonly atMs: number;
}

/** A message as it is now. */
export interface StoredText extends WrittenText {
  readonly id: number;
  /** The number of its latest change. */
  readonly change: number;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly reactions: ReadonlyMap<Reaction, ReadonlySet<string>>;
}

/**
 * The messages of a lobby, in the order in which the host accepted them. Every message and every change of one gets the
 * next number, so a reader who names the last number they have gets exactly what is missing. The oldest messages of an
 * audience are forgotten first.
 */
export class TextLog {
  readonly #limits: TextLogLimits;
  /** In the order of their latest changes. */
  readonly #messages = new Map<number, StoredText>();
  /** By audience: ids, oldest first. */
  readonly #audiences = new Map<string, number[]>();
  /** By author and request. */
  readonly #requests = new Map<string, number>();
  /** The same messages in an array; undefined since they have changed. */
  #sorted: readonly StoredText[] | undefined;
  #end = 0;
  #bytes = 0;

  constructor(limits: TextLogLimits = LIMITS) {
    this.#limits = limits;
  }

  /** The number of the latest change; 0 = there was none. */
  get end(): number {
    return this.#end;
  }

  /** Returns a message; undefined = there was none, or it is forgotten. */
  find(id: number): StoredText | undefined {
    return this.#messages.get(id);
  }

  /** Returns the message that an author has written with a request; undefined = none. */
  findRequest(author: string, request: number): StoredText | undefined {
    return this.#messages.get(this.#requests.get(requestKey(author, request)) ?? 0);
  }

  /** Adds a message. */
  add(written: WrittenText): StoredText {
    const id = ++this.#end;
    const message = { ...written, id, change: id, isEdited: false, isDeleted: false, reactions: new Map() };
    this.#messages.set(id, message);
    this.#sorted = undefined;
    this.#requests.set(requestKey(written.author, written.request), id);
    this.#bytes += sizeOf(message);
    const ids = this.#audiences.get(written.audience) ?? [];
    this.#audiences.set(written.audience, ids);
    ids.push(id);
    if (ids.length > this.#limits.perAudience) this.#forget(ids[0] ?? 0);
    this.#shrink();
    return message;
  }

  /** Replaces the text of a message. Returns whether that changes anything. */
  edit(id: number, text: string): boolean {
    const message = this.find(id);
    if (message === undefined || message.isDeleted || message.text === text) return false;
    this.#replace({ ...message, text, isEdited: true });
    return true;
  }

  /** Deletes the text and the reactions of a message. That it was there remains. Returns whether it was. */
  remove(id: number): boolean {
    const message = this.find(id);
    if (message === undefined || message.isDeleted) return false;
    this.#replace({ ...message, text: '', isDeleted: true, reactions: new Map() });
    return true;
  }

  /** Adds or takes back the reaction of a person. Returns whether that changes anything. */
  react(id: number, emoji: Reaction, person: string, isOn: boolean): boolean {
    const message = this.find(id);
    const before = message?.reactions.get(emoji) ?? new Set<string>();
    if (message === undefined || message.isDeleted || before.has(person) === isOn) return false;
    const people = new Set(before);
    if (isOn) people.add(person);
    else people.delete(person);
    const reactions = new Map(message.reactions).set(emoji, people);
    if (people.size === 0) reactions.delete(emoji);
    this.#replace({ ...message, reactions });
    return true;
  }

  /** Returns the messages that a person may read and that were written or changed after a number, in that order. */
  since(change: number, person: string): StoredText[] {
    if (change >= this.#end) return [];
    this.#sorted ??= [...this.#messages.values()];
    // From the newest: a reader is nearly always one or two changes behind.
    let first = this.#sorted.length;
    while (first > 0 && (this.#sorted[first - 1]?.change ?? 0) > change) first--;
    return this.#sorted.slice(first).filter(({ readers }) => readers === null || readers.has(person));
  }

  #replace(message: StoredText): void {
    const { id } = message;
    this.#bytes -= sizeOf(this.#messages.get(id));
    this.#messages.delete(id);
    this.#messages.set(id, { ...message, change: ++this.#end });
    this.#sorted = undefined;
    this.#bytes += sizeOf(message);
    this.#shrink();
  }

  /** Forgets messages until the limits hold: those whose latest change is the oldest. */
  #shrink(): void {
    for (const id of this.#messages.keys()) {
      if (this.#messages.size <= this.#limits.messages && this.#bytes <= this.#limits.bytes) return;
      this.#forget(id);
    }
  }

  #forget(id: number): void {
    const message = this.#messages.get(id);
    if (message === undefined) return;
    this.#messages.delete(id);
    this.#sorted = undefined;
    this.#requests.delete(requestKey(message.author, message.request));
    this.#bytes -= sizeOf(message);
    const ids = this.#audiences.get(message.audience)?.filter((other) => other !== id) ?? [];
    if (ids.length === 0) this.#audiences.delete(message.audience);
    else this.#audiences.set(message.audience, ids);
  }
}

function requestKey(author: string, request: number): string {
  return `${request} ${author}`;
}

function sizeOf(message: StoredText | undefined): number {
  if (message === undefined) return 0;
  let people = message.readers?.size ?? 0;
  for (const reactors of message.reactions.values()) people += reactors.size;
  return MESSAGE_BYTES + 2 * message.text.length + PERSON_BYTES * people;
}
