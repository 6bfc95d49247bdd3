import type { Locator, Page } from 'playwright';
import { readAudit, startAudit } from './input-audit.ts';

/** What a person did on a path through a window, by kind, and how long it took. */
export interface Effort {
  /** Clicks, and drags of a slider. */
  readonly clicks: number;
  /** Keys that do something: not those that type, paste or are held to talk. */
  readonly keys: number;
  readonly pastes: number;
  /** Times that the key or the button for talking was held. */
  readonly holds: number;
  /** Characters typed. */
  readonly typed: number;
  readonly seconds: number;
}

type Kind = Exclude<keyof Effort, 'seconds'>;

/**
 * A person's path through a window. Every action goes through it and is counted; at the end, the window says what it
 * received, and an action that went past the walk is an error.
 */
export class Walk {
  readonly #page: Page;
  readonly #counts: Record<Kind, number> = { clicks: 0, keys: 0, pastes: 0, holds: 0, typed: 0 };
  readonly #startMs: number;
  #pausedMs = 0;
  /** What the window should have received. */
  #presses = 0;
  #keys = 0;

  private constructor(page: Page, startMs: number) {
    this.#page = page;
    this.#startMs = startMs;
  }

  /** Begins a path. `startMs`: when the person began, milliseconds of `performance.now()`; now by default. */
  static async begin(page: Page, startMs = performance.now()): Promise<Walk> {
    await startAudit(page);
    return new Walk(page, startMs);
  }

  /** Clicks the middle of `target`, or `share` of its way from the left to the right: 0.75 of a slider. */
  async click(target: Locator, share = 0.5): Promise<void> {
    this.#count('clicks');
    this.#presses += 1;
    if (share === 0.5) return target.click();
    const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
    await target.click({ position: { x: share * width, y: height / 2 } });
  }

  /** Moves the pointer over `target`, which is not counted. */
  async hover(target: Locator): Promise<void> {
    await target.hover();
  }

  /** Presses a key, named as Playwright does: `Enter`, `Control+KeyZ`. */
  async press(key: string): Promise<void> {
    this.#count('keys');
    await this.#pressRaw(key);
  }

  /** Pastes a text that was copied in another program. */
  async paste(text: string): Promise<void> {
    this.#count('pastes');
    await this.#page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.#pressRaw('Control+KeyV');
  }

  /** Types a text of Latin letters and digits into what has the focus. */
  async type(text: string): Promise<void> {
    this.#count('typed', text.length);
    this.#keys += text.length;
    await this.#page.keyboard.type(text);
  }

  /** Holds a key (`KeyboardEvent.code`), or the pointer on a button, until `letGo`. */
  async hold(target: string | Locator): Promise<void> {
    this.#count('holds');
    if (typeof target === 'string') {
      this.#keys += 1;
      return this.#page.keyboard.down(target);
    }
    this.#presses += 1;
    await target.hover();
    await this.#page.mouse.down();
  }

  async letGo(target: string | Locator): Promise<void> {
    if (typeof target === 'string') await this.#page.keyboard.up(target);
    else await this.#page.mouse.up();
  }

  /** Runs what is no part of the path, such as the steps of another person. Nothing counts meanwhile. */
  async pause<T>(task: () => Promise<T>): Promise<T> {
    const startMs = performance.now();
    const before = await readAudit(this.#page);
    const result = await task();
    const after = await readAudit(this.#page);
    this.#presses += after.presses - before.presses;
    this.#keys += after.keys - before.keys;
    this.#pausedMs += performance.now() - startMs;
    return result;
  }

  /** Ends the path where its goal is reached. Throws if the window received anything that was not counted. */
  async end(): Promise<Effort> {
    const seconds = (performance.now() - this.#startMs - this.#pausedMs) / 1_000;
    const seen = await readAudit(this.#page);
    if (seen.presses !== this.#presses || seen.keys !== this.#keys || seen.strayChanges > 0) {
      const counted = `${this.#presses} presses of the pointer and ${this.#keys} keys`;
      throw new Error(`The window received ${JSON.stringify(seen)}, but the walk counted ${counted}.`);
    }
    return { ...this.#counts, seconds };
  }

  #count(kind: Kind, by = 1): void {
    this.#counts[kind] += by;
  }

  async #pressRaw(key: string): Promise<void> {
    this.#keys += key.split('+').length;
    await this.#page.keyboard.press(key);
  }
}

/** Returns the number of actions of all kinds. */
export function actionsOf({ clicks, keys, pastes, holds, typed }: Effort): number {
  return clicks + keys + pastes + holds + typed;
}

/** Adds two parts of a path. */
export function together(one: Effort, other: Effort): Effort {
  return {
    clicks: one.clicks + other.clicks,
    keys: one.keys + other.keys,
    pastes: one.pastes + other.pastes,
    holds: one.holds + other.holds,
    typed: one.typed + other.typed,
    seconds: one.seconds + other.seconds,
  };
}
