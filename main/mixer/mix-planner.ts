import { LoudestSelector } from '../../shared/spatial/loudest-selector.ts';
import { MAX_HEARD_SPEAKERS } from './mix-limits.ts';
import type { MixPlan } from './mix-plan.ts';
import type { Scene } from './scene.ts';
import type { SourceTable } from './source-table.ts';

/**
 * Decides for one listener after the other who is heard and with which gains. What it looks at grows with those who speak
 * near the listener, not with all participants.
 *
 * I1 Gains never step: each frame ramps from the last frame's gains to its own. A speaker who falls silent to a listener
 * is ramped to zero over one more frame. I2 Nobody hears themselves. I3 Allocation-free after construction.
 */
export class MixPlanner {
  readonly #sources: SourceTable;
  readonly #scene: Scene;
  readonly #selector = new LoudestSelector(MAX_HEARD_SPEAKERS);
  readonly #near: Int32Array;
  readonly #candidates: Int32Array;
  readonly #powers: Float64Array;
  readonly #isIncumbent: Uint8Array;
  /** Entry of a speaker in the listener's last plan plus 1; 0 = not in it, or ramped to zero there. Zeroed after use. */
  readonly #lastEntry: Int32Array;
  /** 1 = in the new plan already. Zeroed after use. */
  readonly #isPlanned: Uint8Array;
  /** Gains of each candidate, by slot. */
  readonly #left: Float32Array;
  readonly #right: Float32Array;

  constructor(capacity: number, sources: SourceTable, scene: Scene) {
    this.#sources = sources;
    this.#scene = scene;
    this.#near = new Int32Array(capacity + 1);
    this.#candidates = new Int32Array(capacity + 1);
    this.#powers = new Float64Array(capacity + 1);
    this.#isIncumbent = new Uint8Array(capacity + 1);
    this.#lastEntry = new Int32Array(capacity + 1);
    this.#isPlanned = new Uint8Array(capacity + 1);
    this.#left = new Float32Array(capacity + 1);
    this.#right = new Float32Array(capacity + 1);
  }

  /**
   * Writes to `plan` what `listener` hears in `tick`, given what it heard a tick before. A listener who `isDeaf` hears nobody:
   * whoever was heard is ramped to zero. `last` and `plan` are different objects.
   */
  plan(listener: number, isDeaf: boolean, maxHeard: number, tick: number, last: MixPlan, plan: MixPlan): void {
    plan.clear();
    for (let i = 0; i < last.count; i++) {
      if (last.gains[4 * i + 1]! > 0 || last.gains[4 * i + 3]! > 0) this.#lastEntry[last.speakers[i]!] = i + 1;
    }
    const count = isDeaf ? 0 : this.#findCandidates(listener);
    if (count <= maxHeard) {
      for (let i = 0; i < count; i++) this.#addHeard(this.#candidates[i]!, last, plan);
    } else {
      const selected = this.#selector.select(this.#candidates, this.#powers, this.#isIncumbent, count, maxHeard);
      for (let i = 0; i < selected; i++) this.#addHeard(this.#selector.selected[i]!, last, plan);
    }
    this.#addEnding(tick, last, plan);
    for (let i = 0; i < plan.count; i++) this.#isPlanned[plan.speakers[i]!] = 0;
  }

  /** Fills the candidates: everybody who speaks within earshot, but the listener. Returns how many. */
  #findCandidates(listener: number): number {
    const sources = this.#sources;
    const { ears } = this.#scene;
    const nearCount = this.#scene.findNear(listener, sources.active, sources.activeCount, this.#near);
    let count = 0;
    for (let i = 0; i < nearCount; i++) {
      const speaker = this.#near[i]!;
      if (speaker === listener || sources.isEnding(speaker)) continue;
      const wasHeard = this.#lastEntry[speaker]! > 0;
      if (!this.#scene.hear(listener, speaker, wasHeard)) continue;
      const left = ears[0]!;
      const right = ears[1]!;
      this.#candidates[count] = speaker;
      this.#left[speaker] = left;
      this.#right[speaker] = right;
      this.#powers[count] = sources.loudness[speaker]! * (left * left + right * right);
      this.#isIncumbent[count] = wasHeard ? 1 : 0;
      count++;
    }
    return count;
  }

  #addHeard(speaker: number, last: MixPlan, plan: MixPlan): void {
    const left = this.#left[speaker]!;
    const right = this.#right[speaker]!;
    const lastEntry = this.#lastEntry[speaker]!;
    const first = 4 * plan.count;
    const isOnset = this.#sources.isOnset(speaker);
    plan.gains[first] = isOnset ? left : lastEntry === 0 ? 0 : last.gains[4 * lastEntry - 3]!;
    plan.gains[first + 1] = left;
    plan.gains[first + 2] = isOnset ? right : lastEntry === 0 ? 0 : last.gains[4 * lastEntry - 1]!;
    plan.gains[first + 3] = right;
    plan.add(speaker);
    this.#isPlanned[speaker] = 1;
  }

  /** Ramps those to zero who were heard, still speak, and are heard no more; forgets whom the last plan named. */
  #addEnding(tick: number, last: MixPlan, plan: MixPlan): void {
    for (let i = 0; i < last.count; i++) {
      const speaker = last.speakers[i]!;
      if (this.#lastEntry[speaker] === 0) continue;
      this.#lastEntry[speaker] = 0;
      if (this.#isPlanned[speaker] === 1 || !this.#sources.isActive(speaker, tick) || this.#sources.isOnset(speaker)) continue;
      const first = 4 * plan.count;
      plan.gains[first] = last.gains[4 * i + 1]!;
      plan.gains[first + 1] = 0;
      plan.gains[first + 2] = last.gains[4 * i + 3]!;
      plan.gains[first + 3] = 0;
      plan.add(speaker);
    }
  }
}
