import { failure, type Result } from '../result.ts';

/**
 * Holds at most one open thing. Opening another closes the previous one; a thing that opens too late, after another
 * request, is closed at once. So a slow opening never blocks the next, and nothing leaks.
 */
export class ExclusiveSlot<T> {
  readonly #close: (thing: T) => Promise<void>;
  readonly #openings = new Set<Promise<unknown>>();
  #current: T | undefined;
  #generation = 0;

  constructor(close: (thing: T) => Promise<void>) {
    this.#close = close;
  }

  /**
   * Closes what is open, then opens the new thing. Fails with `superseded` if `replace` or `clear` was called in the
   * meantime.
   */
  async replace<Code extends string>(open: () => Promise<Result<T, Code>>): Promise<Result<T, Code | 'superseded'>> {
    const opening = this.#replace(open);
    this.#openings.add(opening);
    try {
      return await opening;
    } finally {
      this.#openings.delete(opening);
    }
  }

  /** Closes what is open, and closes pending openings as soon as they complete. Does not wait for those. */
  async clear(): Promise<void> {
    this.#generation++;
    await this.#closeCurrent();
  }

  /** Like `clear`, and waits until every pending opening is closed too. */
  async drain(): Promise<void> {
    await this.clear();
    await Promise.allSettled(this.#openings);
  }

  /** The thing that is open now. */
  get current(): T | undefined {
    return this.#current;
  }

  /** Forgets `thing` without closing it, if it is the open one, because it ended on its own. */
  forget(thing: T): boolean {
    if (this.#current !== thing) return false;
    this.#current = undefined;
    return true;
  }

  async #replace<Code extends string>(open: () => Promise<Result<T, Code>>): Promise<Result<T, Code | 'superseded'>> {
    const generation = ++this.#generation;
    await this.#closeCurrent();
    if (generation !== this.#generation) return superseded();
    const opened = await open();
    if (!opened.ok) return opened;
    if (generation !== this.#generation) {
      await this.#close(opened.value);
      return superseded();
    }
    this.#current = opened.value;
    return opened;
  }

  async #closeCurrent(): Promise<void> {
    const thing = this.#current;
    this.#current = undefined;
    if (thing !== undefined) await this.#close(thing);
  }
}

function superseded(): Result<never, 'superseded'> {
  return failure('superseded', 'Cancelled because something else was started.');
}
