import { invariant } from '../invariant.ts';

/** +3 dB: a newcomer must be twice as powerful to displace a selected speaker, so that equals do not take turns. */
const INCUMBENT_POWER_FACTOR = 2;

/**
 * Picks the loudest of many by power. The order is total (power, then the smaller number), so equal input gives equal
 * output. Allocation-free after construction: the selection is read from `selected[0..count)`.
 */
export class LoudestSelector {
  /** Numbers of the last selection, loudest first; has room for the largest limit. */
  readonly selected: Int32Array;
  readonly #scores: Float64Array;

  constructor(maxLimit: number) {
    invariant(maxLimit > 0, 'a selection of nobody is no selection');
    this.selected = new Int32Array(maxLimit);
    this.#scores = new Float64Array(maxLimit);
  }

  /**
   * Selects up to `limit` among candidate numbers `candidates[0..count)` with the powers `powers[0..count)`;
   * `isIncumbent[i]` is 1 where candidate i was selected last time. Returns how many were selected.
   */
  select(candidates: Int32Array, powers: Float64Array, isIncumbent: Uint8Array, count: number, limit: number): number {
    let selectedCount = 0;
    for (let i = 0; i < count; i++) {
      const score = powers[i]! * (isIncumbent[i] === 1 ? INCUMBENT_POWER_FACTOR : 1);
      const candidate = candidates[i]!;
      let place = selectedCount;
      while (place > 0 && this.#isBefore(score, candidate, place - 1)) place--;
      if (place === limit) continue;
      if (selectedCount < limit) selectedCount++;
      for (let j = selectedCount - 1; j > place; j--) {
        this.selected[j] = this.selected[j - 1]!;
        this.#scores[j] = this.#scores[j - 1]!;
      }
      this.selected[place] = candidate;
      this.#scores[place] = score;
    }
    return selectedCount;
  }

  #isBefore(score: number, candidate: number, place: number): boolean {
    const other = this.#scores[place]!;
    return score > other || (score === other && candidate < this.selected[place]!);
  }
}
