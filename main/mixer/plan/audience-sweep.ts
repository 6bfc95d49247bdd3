import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { AudienceTable } from './audience-table.ts';
import { AudibilityIndex } from './audibility-index.ts';

/** 5 rounds a second: your audience may be as old as your own position on the screen. */
const ROUND_TICKS = 10;

/** At 0.1 to 0.2 us each, 0.4 ms of a tick. A round takes longer if more pairs are near one another. */
const MAX_PAIRS_PER_TICK = 2_048;

/**
 * Finds out who would hear each participant if they spoke. It examines a few of the worker's listeners in each tick,
 * and publishes the result after the last one. It ignores the limit on voices per listener, and ducking. It has its own
 * audibility index, in which all participants are speakers. Allocation-free except for changes of the rules.
 */
export class AudienceSweep {
  readonly #capacity: number;
  readonly #table: AudienceTable;
  readonly #audibility: AudibilityIndex;
  /** 1 = the participant's placement is known. */
  readonly #isKnown: Uint8Array;
  /** 1 = this worker mixes for the participant, who is not deafened. */
  readonly #isListening: Uint8Array;
  /** By listener: the gains it chose for each speaker, by slot; undefined = none. */
  readonly #personal: (Float32Array | undefined)[];
  readonly #speakers: Int32Array;
  readonly #near: Int32Array;
  /** Listeners of this round; the first `#next` have been examined. */
  readonly #listeners: Int32Array;
  #listenerCount = 0;
  #next = 0;
  #ticksLeft = 0;

  constructor(capacity: number, rules: HearingRules, phase: GamePhase, table: AudienceTable) {
    this.#capacity = capacity;
    this.#table = table;
    this.#audibility = new AudibilityIndex(capacity, rules, phase);
    this.#isKnown = new Uint8Array(capacity + 1);
    this.#isListening = new Uint8Array(capacity + 1);
    this.#personal = new Array<undefined>(capacity + 1).fill(undefined);
    this.#speakers = new Int32Array(capacity + 1);
    this.#near = new Int32Array(capacity + 1);
    this.#listeners = new Int32Array(capacity + 1);
    this.#begin();
  }

  /** Replaces the rules and the phase. Allocates. */
  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#audibility.setRules(rules, phase);
    this.#begin();
  }

  /** Copies the `PLACEMENT_FIELDS` numbers of a participant of any worker. */
  setPlacement(slot: number, fields: Float64Array): void {
    this.#isKnown[slot] = 1;
    this.#audibility.place(slot, fields);
  }

  /** Forgets a participant of any worker. */
  clearPlacement(slot: number): void {
    this.#isKnown[slot] = 0;
    this.#audibility.remove(slot);
  }

  /** Sets whether a participant of this worker listens. */
  setListening(slot: number, isListening: boolean): void {
    this.#isListening[slot] = isListening ? 1 : 0;
  }

  /**
   * Sets the gains that a participant of this worker chose for each speaker, linear, by slot; undefined = none. Only
   * used while it listens.
   */
  setPersonal(slot: number, gains: Float32Array | undefined): void {
    this.#personal[slot] = gains;
  }

  /** Continues the round. Call it once per tick. */
  tick(): void {
    const due = Math.ceil((this.#listenerCount - this.#next) / Math.max(1, this.#ticksLeft));
    if (this.#ticksLeft > 0) this.#ticksLeft--;
    let pairs = 0;
    for (let i = 0; i < due && pairs < MAX_PAIRS_PER_TICK; i++) pairs += this.#listen(this.#listeners[this.#next++]!);
    if (this.#ticksLeft > 0 || this.#next < this.#listenerCount) return;
    this.#table.publish();
    this.#begin();
  }

  #begin(): void {
    this.#table.begin();
    this.#ticksLeft = ROUND_TICKS;
    this.#next = 0;
    this.#listenerCount = 0;
    let speakerCount = 0;
    for (let slot = 1; slot <= this.#capacity; slot++) {
      if (this.#isKnown[slot] === 1) this.#speakers[speakerCount++] = slot;
      if (this.#isListening[slot] === 1) this.#listeners[this.#listenerCount++] = slot;
    }
    this.#audibility.setSpeakers(this.#speakers, speakerCount);
  }

  /** Returns how many speakers it examined. */
  #listen(listener: number): number {
    if (this.#isListening[listener] === 0) return 0;
    const personal = this.#personal[listener];
    const count = this.#audibility.findNear(listener, this.#near);
    for (let i = 0; i < count; i++) {
      const speaker = this.#near[i]!;
      const own = personal === undefined ? 1 : personal[speaker]!;
      const gain = speaker === listener || own === 0 ? 0 : own * this.#audibility.gain(listener, speaker);
      if (gain > 0) this.#table.add(speaker, listener, gain);
    }
    return count;
  }
}
