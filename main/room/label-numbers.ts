import { withoutHidden } from '../../shared/model/visible-text.ts';

/**
 * Released numbers that rest before they are reused, so that a frame in which a label disappears has no other label
 * with its number.
 */
const RESTING_NUMBERS = 4_096;

interface Entry {
  readonly number: number;
  users: number;
}

/**
 * Assigns numbers to labels (worlds, teams, ...), since the mixer compares numbers only. Equal labels have equal
 * numbers while anybody uses them; after that the number becomes available to another label. The empty label is 0.
 * Labels that differ in hidden characters only are equal. Holds no more labels than are in use.
 */
export class LabelNumbers {
  readonly #entries = new Map<string, Entry>();
  /** Released numbers, oldest first. */
  readonly #resting: number[] = [];
  #highest = 0;

  /** Returns the label's number for one more user, who must give it back with `release`. */
  acquire(text: string): number {
    const label = withoutHidden(text);
    if (label === '') return 0;
    const entry = this.#entries.get(label) ?? { number: this.#freeNumber(), users: 0 };
    entry.users++;
    this.#entries.set(label, entry);
    return entry.number;
  }

  release(text: string): void {
    const label = withoutHidden(text);
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
