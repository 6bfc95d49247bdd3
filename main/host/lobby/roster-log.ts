import type { ParticipantId } from '../../../shared/model/participant.ts';

/** Entries kept for members that are behind. Who is further behind gets the whole roster again. */
const MAX_ENTRIES = 4_096;

/**
 * Whose entry in the roster changed, in order. Each member is told in its turn what has changed since the last, so that
 * two hundred who join in a second are a few messages, and not two hundred.
 */
export class RosterLog {
  readonly #ids: ParticipantId[] = [];
  #start = 0;

  /** The position behind the newest change. */
  get end(): number {
    return this.#start + this.#ids.length;
  }

  /** Notes that somebody joined, left, or has another status. */
  add(id: ParticipantId): void {
    this.#ids.push(id);
    if (this.#ids.length > MAX_ENTRIES) this.forgetBefore(this.end - MAX_ENTRIES / 2);
  }

  /** Who changed from `position` on, each once; undefined where that is forgotten. */
  since(position: number): ReadonlySet<ParticipantId> | undefined {
    return position < this.#start ? undefined : new Set(this.#ids.slice(position - this.#start));
  }

  forgetBefore(position: number): void {
    if (position > this.#start) this.#ids.splice(0, position - this.#start);
    this.#start = Math.max(this.#start, position);
  }
}
