/**
 * Numbers that were given back and rest before they are given again: in a frame in which a label goes, no other label
 * has its number.
 */
const RESTING_NUMBERS = 4_096;

interface Entry {
  readonly number: number;
  users: number;
}

/**
 * Numbers for labels (worlds, teams, ...), since the mixer compares numbers only. Equal labels have equal numbers as
 * long as somebody uses them; then the number is free for another. The empty label is 0. Holds no more labels than are
 * used.
 */
export class LabelNumbers {
  readonly #entries = new Map<string, Entry>();
  /** In the order in which they were given back. */
  readonly #resting: number[] = [];
  #highest = 0;

  /** The label's number, for one more user. To be given back by `release`. */
  take(label: string): number {
    if (label === '') return 0;
    const entry = this.#entries.get(label) ?? { number: this.#freeNumber(), users: 0 };
    entry.users++;
    this.#entries.set(label, entry);
    return entry.number;
  }

  release(label: string): void {
    const entry = this.#entries.get(label);
    if (entry === undefined || --entry.users > 0) return;
    this.#entries.delete(label);
    this.#resting.push(entry.number);
  }

  #freeNumber(): number {
    const rested = this.#resting.length > RESTING_NUMBERS ? this.#resting.shift() : undefined;
    return rested ?? ++this.#highest;
  }
}
