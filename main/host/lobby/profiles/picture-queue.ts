import type { PicturePart } from '../../../../shared/model/profile/picture-parts.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';

/** Pictures that one participant waits for. Its window asks for those that it shows. */
const MAX_WAITING = 64;

/** A picture that has not reached the host by then is given up. */
const MAX_WAIT_MS = 30_000;

/**
 * Characters of pictures a second to everyone and to each, and at once: a megabit, where voices for 40 listeners take
 * two and more, and a window with 20 rows has all of them within a few seconds.
 */
const CHARACTERS_PER_SECOND = 131_072;
const CHARACTERS_PER_SECOND_EACH = 32_768;
const CHARACTERS_AT_ONCE = 32_768;

/** A picture waits while this much else waits to be sent to a participant: voices share its connection. */
const MAX_BUFFERED_BYTES = 8_192;

/** The parts of a member that pictures are sent to. */
export interface PictureReader {
  readonly peer: { bufferedBytes(): number };
  send(message: { readonly type: 'picture' } & PicturePart): void;
}

interface Line {
  /** When each picture was asked for, the first asked first. */
  readonly waiting: Map<string, number>;
  readonly rate: TokenBucket;
  /** The parts of a picture that have not been sent. */
  rest: readonly PicturePart[];
}

/** Sends participants the pictures that they ask for, in turn, and never faster than voices can bear. */
export class PictureQueue<Reader extends PictureReader> {
  readonly #lines = new Map<Reader, Line>();
  readonly #rate: TokenBucket;
  readonly #find: (hash: string) => readonly PicturePart[] | undefined;

  constructor(find: (hash: string) => readonly PicturePart[] | undefined, nowMs: number) {
    this.#find = find;
    this.#rate = new TokenBucket(CHARACTERS_AT_ONCE, CHARACTERS_PER_SECOND, nowMs);
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  /** Puts a picture into a participant's line. Returns false if the line is full. */
  add(reader: Reader, hash: string, nowMs: number): boolean {
    const line = this.#lines.get(reader) ?? {
      waiting: new Map<string, number>(),
      rate: new TokenBucket(CHARACTERS_AT_ONCE, CHARACTERS_PER_SECOND_EACH, nowMs),
      rest: [],
    };
    if (line.waiting.size >= MAX_WAITING && !line.waiting.has(hash)) return false;
    line.waiting.set(hash, nowMs);
    this.#lines.set(reader, line);
    return true;
  }

  /** Takes a picture out of all lines, and returns who waited for it. */
  drop(hash: string): readonly Reader[] {
    return [...this.#lines].filter(([, { waiting }]) => waiting.delete(hash)).map(([reader]) => reader);
  }

  /** Sends what may be sent now. `isHere`: whether a participant is still connected. */
  send(isHere: (reader: Reader) => boolean, nowMs: number): void {
    for (const [reader, line] of [...this.#lines]) {
      for (const [hash, atMs] of line.waiting) if (nowMs - atMs > MAX_WAIT_MS) line.waiting.delete(hash);
      if (!isHere(reader) || line.waiting.size + line.rest.length === 0) {
        this.#lines.delete(reader);
        continue;
      }
      if (!this.#sendTo(reader, line, nowMs)) return;
      // The next turn begins with somebody else.
      this.#lines.delete(reader);
      this.#lines.set(reader, line);
    }
  }

  /** Sends the next part to one participant. Returns false when no participant may get more for the moment. */
  #sendTo(reader: Reader, line: Line, nowMs: number): boolean {
    if (line.rest.length === 0) this.#begin(line);
    const [part, ...rest] = line.rest;
    if (part === undefined || reader.peer.bufferedBytes() > MAX_BUFFERED_BYTES) return true;
    const { length } = part.data;
    if (!line.rate.has(length, nowMs)) return true;
    if (!this.#rate.take(length, nowMs)) return false;
    line.rate.take(length, nowMs);
    line.rest = rest;
    reader.send({ type: 'picture', ...part });
    return true;
  }

  /** Takes the first picture of the line that is here. */
  #begin(line: Line): void {
    for (const hash of line.waiting.keys()) {
      const parts = this.#find(hash);
      if (parts === undefined) continue;
      line.waiting.delete(hash);
      line.rest = parts;
      return;
    }
  }
}
