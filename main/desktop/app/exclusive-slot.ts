import { failure, type Result } from '../../../shared/result.ts';

/**
 * Holds at most one open thing. Opening another closes the one before, and what opens too late, because something else
 * was asked for meanwhile, is closed at once. So a slow opening never blocks the next, and nothing is left open.
 */
export class ExclusiveSlot<T> {
  readonly #close: (thing: T) => Promise<void>;
  readonly #openings = new Set<Promise<unknown>>();
  #current: T | undefined;
  #generation = 0;

  constructor(close: (thing: T) => Promise<void>) {
    this.#close = close;
  }

  /** Closes what is open, then opens anew. Fails with `superseded` where `replace` or `clear` was called meanwhile. */
  async replace<Code extends string>(open: () => Promise<Result<T, Code>>): Promise<Result<T, Code | 'superseded'>> {
    const opening = this.#replace(open);
    this.#openings.add(opening);
    try {
      return await opening;
    } finally {
      this.#openings.delete(opening);
    }
  }

  /** Closes what is open, and has every opening under way closed as soon as it is there. Does not wait for those. */
  async clear(): Promise<void> {
    this.#generation++;
    await this.#closeCurrent();
  }

  /** Like `clear`, and waits until every opening under way is closed too. */
  async drain(): Promise<void> {
    await this.clear();
    await Promise.allSettled(this.#openings);
  }

  /** What is open now. */
  get current(): T | undefined {
    return this.#current;
  }

  /** Forgets `thing` without closing it, where it is the open one: it ended by itself. */
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
  return failure('superseded', 'Something else was started meanwhile, so this was ended.');
}
