import type { ParticipantId } from '../../../shared/model/participant.ts';

/** Entries kept for members that are behind. A member further behind gets the whole roster again. */
const MAX_ENTRIES = 4_096;

/**
 * The members whose roster entry changed, in order. Each member receives the changes since its last turn, so that two
 * hundred joins within a second are a few messages, not two hundred.
 */
export class RosterLog {
  readonly #ids: ParticipantId[] = [];
  #start = 0;

  /** The position after the newest change. */
  get end(): number {
    return this.#start + this.#ids.length;
  }

  /** Records that a member joined, left or changed its status. */
  add(id: ParticipantId): void {
    this.#ids.push(id);
    if (this.#ids.length > MAX_ENTRIES) this.forgetBefore(this.end - MAX_ENTRIES / 2);
  }

  /**
   * Returns the members that changed from `position` on, each once; undefined if the log no longer reaches back that
   * far.
   */
  since(position: number): ReadonlySet<ParticipantId> | undefined {
    return position < this.#start ? undefined : new Set(this.#ids.slice(position - this.#start));
  }

  forgetBefore(position: number): void {
    if (position > this.#start) this.#ids.splice(0, position - this.#start);
    this.#start = Math.max(this.#start, position);
  }
}
