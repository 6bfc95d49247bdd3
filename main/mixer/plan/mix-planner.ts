import { TIMBRES } from '../../../shared/dsp/timbre.ts';
import { LoudestSelector } from '../../../shared/spatial/loudest-selector.ts';
import { EARS, MAX_HEARD_SPEAKERS, MAX_PARTS, type MixLimits } from '../mix-limits.ts';
import { GAIN_STRIDE, LEFT_END, LEFT_START, RIGHT_END, RIGHT_START, type MixPlan } from '../mix-plan.ts';
import type { AudibilityIndex } from './audibility-index.ts';
import type { SourceTable } from '../sources/source-table.ts';
import { SquareRanking } from './square-ranking.ts';

/** 200 ms: bridges the pauses between a priority speaker's words. */
const DUCKING_HOLD_TICKS = 10;
/** 400 ms: the others come back gently. Ducking itself takes one frame. */
const DUCKING_RELEASE_TICKS = 20;
/** +60 dB in the selection of the loudest, so that speakers with priority are among them. */
const PRIORITY_POWER_FACTOR = 1e6;

/**
 * Decides for each listener who is heard, in which timbres and with which gains. Its cost grows with the number of
 * people speaking near the listener, not with all participants.
 *
 * I1 Gains never step: each frame ramps from the last frame's gains to its own. A voice that falls silent to a listener
 * is ramped to zero over one more frame. I2 Nobody hears themselves. I3 Allocation-free after construction.
 */
export class MixPlanner {
  readonly #sources: SourceTable;
  readonly #audibility: AudibilityIndex;
  /** The distance between the voice numbers of a speaker's consecutive timbres. */
  readonly #voiceStep: number;
  readonly #selector = new LoudestSelector(MAX_HEARD_SPEAKERS);
  readonly #squares: SquareRanking;
  #isMono = false;
  readonly #near: Int32Array;
  readonly #candidates: Int32Array;
  readonly #powers: Float64Array;
  readonly #isIncumbent: Uint8Array;
  /** Entry of a voice in the listener's last plan plus 1; 0 = not in it, or ramped to zero there. Zeroed after use. */
  readonly #lastEntry: Int32Array;
  /** 1 = any voice of the speaker was heard in the last plan. Zeroed after use. */
  readonly #wasHeard: Uint8Array;
  /** 1 = the voice is in the new plan already. Zeroed after use. */
  readonly #isPlanned: Uint8Array;
  /** By slot of a candidate: the number of parts, then for each part its voice and its two gains. */
  readonly #partCounts: Uint8Array;
  readonly #partVoices: Int32Array;
  readonly #partGains: Float32Array;
  /** By slot of a candidate: the direction of all its parts. */
  readonly #directions: Uint16Array;

  constructor(capacity: number, sources: SourceTable, audibility: AudibilityIndex) {
    this.#sources = sources;
    this.#audibility = audibility;
    this.#voiceStep = capacity + 1;
    this.#squares = new SquareRanking(capacity, sources, audibility);
    this.#near = new Int32Array(capacity + 1);
    this.#candidates = new Int32Array(capacity + 1);
    this.#powers = new Float64Array(capacity + 1);
    this.#isIncumbent = new Uint8Array(capacity + 1);
    this.#lastEntry = new Int32Array(TIMBRES.length * (capacity + 1));
    this.#wasHeard = new Uint8Array(capacity + 1);
    this.#isPlanned = new Uint8Array(TIMBRES.length * (capacity + 1));
    this.#partCounts = new Uint8Array(capacity + 1);
    this.#partVoices = new Int32Array(MAX_PARTS * (capacity + 1));
    this.#partGains = new Float32Array(EARS * MAX_PARTS * (capacity + 1));
    this.#directions = new Uint16Array(capacity + 1);
  }

  /** Sets how much of places and directions plans keep. */
  setLimits({ isMono, sharedSquare }: MixLimits): void {
    this.#isMono = isMono;
    this.#squares.width = sharedSquare;
  }

  /** Starts a tick, after `AudibilityIndex.setSpeakers`. */
  begin(tick: number, maxHeard: number): void {
    if (this.#squares.width > 0) this.#squares.begin(tick, maxHeard);
  }

  /**
   * Writes what `listener` hears in `tick` to `plan`, given what it heard one tick before. A listener who `isDeaf`
   * hears nobody, and voices heard before are ramped to zero. `last` and `plan` are different objects. `personal` holds
   * the listener's gains for each speaker, by slot; they multiply what the rules give, so they make nobody audible.
   */
  plan(
    listener: number,
    isDeaf: boolean,
    maxHeard: number,
    tick: number,
    last: MixPlan,
    plan: MixPlan,
    personal?: Float32Array,
  ): void {
    plan.clear();
    for (let i = 0; i < last.count; i++) {
      const first = GAIN_STRIDE * i;
      if (!(last.gains[first + LEFT_END]! > 0 || last.gains[first + RIGHT_END]! > 0)) continue;
      this.#lastEntry[last.voices[i]!] = i + 1;
      this.#wasHeard[this.#speakerOf(last.voices[i]!)] = 1;
    }
    plan.priorityTick = last.priorityTick;
    const count = isDeaf ? 0 : this.#findCandidates(listener, tick, plan, personal);
    this.#duck(tick - plan.priorityTick, count);
    if (count <= maxHeard) {
      for (let i = 0; i < count; i++) this.#addHeard(this.#candidates[i]!, last, plan);
    } else {
      const selected = this.#selector.select(this.#candidates, this.#powers, this.#isIncumbent, count, maxHeard);
      for (let i = 0; i < selected; i++) this.#addHeard(this.#selector.selected[i]!, last, plan);
    }
    this.#addEnding(tick, last, plan);
    for (let i = 0; i < plan.count; i++) this.#isPlanned[plan.voices[i]!] = 0;
  }

  /**
   * Finds everybody except the listener who speaks within earshot; with squares, only the loudest of the listener's, as
   * long as they may hear one of those and nobody whispers to them. Returns the number of candidates.
   */
  #findCandidates(listener: number, tick: number, plan: MixPlan, personal: Float32Array | undefined): number {
    if (this.#squares.width > 0 && !this.#audibility.isWhisperedTo(listener)) {
      const rankedCount = this.#squares.rank(listener, this.#near);
      const count = this.#collect(listener, rankedCount, true, tick, plan, personal);
      if (count > 0) return count;
    }
    return this.#collect(listener, this.#audibility.findNear(listener, this.#near), false, tick, plan, personal);
  }

  /**
   * Collects those of the first `nearCount` in `#near` that the listener hears. Records in `plan` whether one has
   * priority. If they are ranked, they are heard from the middle of the square, and only their rank counts, so that all
   * listeners of a square choose alike.
   */
  #collect(
    listener: number,
    nearCount: number,
    isRanked: boolean,
    tick: number,
    plan: MixPlan,
    personal: Float32Array | undefined,
  ): number {
    const sources = this.#sources;
    let count = 0;
    for (let i = 0; i < nearCount; i++) {
      const speaker = this.#near[i]!;
      if (speaker === listener || sources.isEnding(speaker)) continue;
      const own = personal === undefined ? 1 : personal[speaker]!;
      if (own === 0) continue;
      const parts = this.#audibility.hear(listener, speaker, this.#wasHeard[speaker] === 1);
      if (parts === 0) continue;
      this.#candidates[count] = speaker;
      const power = this.#keepParts(speaker, parts, own);
      if (this.#isMono) this.#centre(speaker, power, own, isRanked ? this.#squares.gain(i) : 0);
      this.#powers[count] = isRanked ? nearCount - i : sources.loudness[speaker]! * power;
      this.#isIncumbent[count] = isRanked ? 0 : this.#wasHeard[speaker]!;
      if (this.#audibility.isPriority(speaker)) {
        this.#powers[count]! *= PRIORITY_POWER_FACTOR;
        if (!sources.isRinging(speaker)) plan.priorityTick = tick;
      }
      count++;
    }
    return count;
  }

  /**
   * Stores the parts that `#audibility` found for a candidate, scaled by the listener's gain for it. Returns the power
   * gain: parts of one voice add up in amplitude.
   */
  #keepParts(speaker: number, parts: number, own: number): number {
    const { timbres, ears } = this.#audibility;
    let left = 0;
    let right = 0;
    this.#partCounts[speaker] = parts;
    this.#directions[speaker] = this.#audibility.direction;
    for (let part = 0; part < parts; part++) {
      const index = MAX_PARTS * speaker + part;
      this.#partVoices[index] = speaker + this.#voiceStep * timbres[part]!;
      this.#partGains[EARS * index] = own * ears[EARS * part]!;
      this.#partGains[EARS * index + 1] = own * ears[EARS * part + 1]!;
      left += ears[EARS * part]!;
      right += ears[EARS * part + 1]!;
    }
    return own * own * (left * left + right * right);
  }

  /**
   * Turns the parts of a candidate, whose power gain is `power`, into one without a direction: in the larger part's
   * timbre, and with the gain in the middle of the square if the voice is heard there.
   */
  #centre(speaker: number, power: number, own: number, squareGain: number): void {
    const { isNearby, wallGain } = this.#audibility;
    const first = MAX_PARTS * speaker;
    const gains = this.#partGains;
    const second = EARS * (first + 1);
    const left = EARS * first;
    const right = left + 1;
    if (this.#partCounts[speaker]! > 1 && gains[second]! + gains[second + 1]! > gains[left]! + gains[right]!)
      this.#partVoices[first] = this.#partVoices[first + 1]!;
    const gain = squareGain > 0 && isNearby ? own * squareGain * wallGain : Math.sqrt(power);
    this.#partCounts[speaker] = 1;
    this.#directions[speaker] = 0;
    gains[left] = gain * Math.SQRT1_2;
    gains[right] = gain * Math.SQRT1_2;
  }

  /** Lowers everybody without priority if a speaker with priority was heard recently. */
  #duck(ticksSincePriority: number, count: number): void {
    const released = (ticksSincePriority - DUCKING_HOLD_TICKS) / DUCKING_RELEASE_TICKS;
    if (released >= 1) return;
    const ducked = this.#audibility.duckingGain;
    const gain = released > 0 ? ducked + (1 - ducked) * released : ducked;
    for (let i = 0; i < count; i++) {
      const speaker = this.#candidates[i]!;
      if (this.#audibility.isPriority(speaker)) continue;
      this.#powers[i]! *= gain * gain;
      const end = EARS * MAX_PARTS * (speaker + 1);
      for (let index = EARS * MAX_PARTS * speaker; index < end; index++) this.#partGains[index]! *= gain;
    }
  }

  #addHeard(speaker: number, last: MixPlan, plan: MixPlan): void {
    const isOnset = this.#sources.isOnset(speaker);
    const direction = this.#directions[speaker]!;
    for (let part = 0; part < this.#partCounts[speaker]!; part++) {
      const index = MAX_PARTS * speaker + part;
      const voice = this.#partVoices[index]!;
      const left = this.#partGains[EARS * index]!;
      const right = this.#partGains[EARS * index + 1]!;
      const lastEntry = this.#lastEntry[voice]!;
      const first = GAIN_STRIDE * plan.count;
      const before = GAIN_STRIDE * (lastEntry - 1);
      plan.gains[first + LEFT_START] = isOnset ? left : lastEntry === 0 ? 0 : last.gains[before + LEFT_END]!;
      plan.gains[first + LEFT_END] = left;
      plan.gains[first + RIGHT_START] = isOnset ? right : lastEntry === 0 ? 0 : last.gains[before + RIGHT_END]!;
      plan.gains[first + RIGHT_END] = right;
      // A voice that begins in silence has only one direction.
      const directionBefore = isOnset || lastEntry === 0 ? direction : last.directions[lastEntry - 1]! >>> 16;
      plan.directions[plan.count] = directionBefore | (direction << 16);
      plan.add(voice);
      this.#isPlanned[voice] = 1;
    }
  }

  /** Most voices are dry, and a division takes long. */
  #speakerOf(voice: number): number {
    return voice < this.#voiceStep ? voice : voice % this.#voiceStep;
  }

  /** Ramps voices to zero that were heard, still sound, and are no longer heard; clears the marks of the last plan. */
  #addEnding(tick: number, last: MixPlan, plan: MixPlan): void {
    for (let i = 0; i < last.count; i++) {
      const voice = last.voices[i]!;
      if (this.#lastEntry[voice] === 0) continue;
      const speaker = this.#speakerOf(voice);
      this.#lastEntry[voice] = 0;
      this.#wasHeard[speaker] = 0;
      if (this.#isPlanned[voice] === 1 || !this.#sources.isActive(speaker, tick) || this.#sources.isOnset(speaker))
        continue;
      const first = GAIN_STRIDE * plan.count;
      const before = GAIN_STRIDE * i;
      plan.gains[first + LEFT_START] = last.gains[before + LEFT_END]!;
      plan.gains[first + LEFT_END] = 0;
      plan.gains[first + RIGHT_START] = last.gains[before + RIGHT_END]!;
      plan.gains[first + RIGHT_END] = 0;
      const direction = last.directions[i]! >>> 16;
      plan.directions[plan.count] = direction | (direction << 16);
      plan.add(voice);
    }
  }
}
