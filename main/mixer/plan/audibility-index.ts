import { LIFE_STATES } from '../../../shared/model/presence.ts';
import type { EarOutput } from '../../../shared/model/sound/ear-output.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { ProximityGrid } from '../../../shared/spatial/proximity-grid.ts';
import { dbToGain } from '../../../shared/units.ts';
import { EARS } from '../mix-limits.ts';
import { Hearing, WALL_GAIN } from './hearing.ts';
import { ListeningSquare } from './listening-square.ts';
import { OutputTable } from './output-table.ts';
import { PlacementTable } from './placement-table.ts';

/** The grid's cells need not be narrower than for this reach. */
const LEAST_REACH = 0.01;

/**
 * Everybody's placement, and what follows from it by the rules: who may be heard by whom, and how. A grid as wide as
 * the voices of a tick carry finds a listener's candidates. Speakers who carry farther than people can choose, or are
 * heard from afar for another reason, are in short lists, one for each state of listeners. Allocation-free except for
 * changes of the rules.
 */
export class AudibilityIndex {
  readonly #placements: PlacementTable;
  readonly #outputs: OutputTable;
  #rules: HearingRules;
  #hearing: Hearing;
  readonly #grid: ProximityGrid;
  readonly #square: ListeningSquare;
  /** Factor of the rules' distances up to which the grid finds a voice. */
  #largestUsualReach: number;
  #duckingGain: number;
  /** By listener state: speakers considered at any distance, and their number. */
  readonly #far: readonly Int32Array[];
  readonly #farCounts = new Int32Array(LIFE_STATES.length);
  /** Speakers who whisper, and their number. */
  readonly #whisperers: Int32Array;
  #whispererCount = 0;
  /** 1 = in the list of that state. */
  readonly #isFar: readonly Uint8Array[];

  constructor(capacity: number, rules: HearingRules, phase: GamePhase = 'playing') {
    this.#placements = new PlacementTable(capacity);
    this.#outputs = new OutputTable(capacity);
    this.#rules = rules;
    this.#hearing = new Hearing(this.#placements, rules, phase, this.#outputs);
    this.#largestUsualReach = largestUsualReach(rules);
    this.#square = new ListeningSquare(this.#placements);
    this.#grid = new ProximityGrid(capacity, rules.maxMetres);
    this.#duckingGain = dbToGain(rules.duckingDb);
    this.#far = LIFE_STATES.map(() => new Int32Array(capacity + 1));
    this.#isFar = LIFE_STATES.map(() => new Uint8Array(capacity + 1));
    this.#whisperers = new Int32Array(capacity + 1);
  }

  /** Replaces the rules and the phase. Allocates. */
  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#rules = rules;
    this.#hearing = new Hearing(this.#placements, rules, phase, this.#outputs);
    this.#largestUsualReach = largestUsualReach(rules);
    this.#grid.clear(rules.maxMetres);
    this.#duckingGain = dbToGain(rules.duckingDb);
    this.#farCounts.fill(0);
    this.#whispererCount = 0;
  }

  /** Gain of others while a speaker with priority is heard. */
  get duckingGain(): number {
    return this.#duckingGain;
  }

  /** The timbre of each part found by `hear`. */
  get timbres(): Int32Array {
    return this.#hearing.timbres;
  }

  /**
   * Linear gains of each part found by `hear`: left, right. The squared sum of all lefts plus the squared sum of all
   * rights is the square of the gain by distance.
   */
  get ears(): Float32Array {
    return this.#hearing.ears;
  }

  /** The direction of what `hear` found; see `Hearing.direction`. */
  get direction(): number {
    return this.#hearing.direction;
  }

  /** Whether `hear` found a voice by its distance; see `Hearing.isNearby`. */
  get isNearby(): boolean {
    return this.#hearing.isNearby;
  }

  /** The factor of a wall for what `hear` found by its distance. */
  get wallGain(): number {
    return this.#hearing.isWalled ? WALL_GAIN : 1;
  }

  /** Copies the `PLACEMENT_FIELDS` numbers of `slot`. */
  place(slot: number, fields: Float64Array): void {
    this.#placements.set(slot, fields);
  }

  /** Forgets the placement of `slot`. */
  remove(slot: number): void {
    this.#placements.clear(slot);
  }

  /** Whether a listener hears binaurally. */
  get hasBinaural(): boolean {
    return this.#outputs.hasBinaural;
  }

  /** Sets how the ears of the listener at `slot` get voices; undefined = as at first. */
  setOutput(slot: number, output: EarOutput | undefined): void {
    if (output === undefined) this.#outputs.clear(slot);
    else this.#outputs.set(slot, output);
  }

  /** Returns whether a speaker of this tick may whisper to `listener`. */
  isWhisperedTo(listener: number): boolean {
    for (let i = 0; i < this.#whispererCount; i++) if (this.hear(listener, this.#whisperers[i]!, true) > 0) return true;
    return false;
  }

  /** Returns whether others are ducked while this participant is heard. */
  isPriority(slot: number): boolean {
    return this.#placements.isPriority[slot] === 1;
  }

  /** Sets who speaks in this tick; `findNear` searches them. */
  setSpeakers(speakers: Int32Array, count: number): void {
    const { isPlaced, x, z, reach, isWhispering } = this.#placements;
    let largestReach = 0;
    this.#farCounts.fill(0);
    this.#whispererCount = 0;
    for (let i = 0; i < count; i++) {
      const slot = speakers[i]!;
      if (isWhispering[slot] === 1) this.#whisperers[this.#whispererCount++] = slot;
      const carriesFar = reach[slot]! > this.#largestUsualReach;
      if (!carriesFar && reach[slot]! > largestReach) largestReach = reach[slot]!;
      for (let state = 0; state < LIFE_STATES.length; state++)
        this.#noteFar(state, slot, carriesFar || this.#hearing.isHeardFromAfar(state, slot));
    }
    this.#grid.clear(this.#rules.maxMetres * Math.max(LEAST_REACH, largestReach));
    // From the last to the first, so that each cell lists them in order.
    for (let i = count - 1; i >= 0; i--) {
      const slot = speakers[i]!;
      if (isPlaced[slot] === 1) this.#grid.add(slot, x[slot]!, z[slot]!);
    }
  }

  /**
   * Writes the speakers that `listener` may hear to `output`, possibly including itself, each once. Returns their
   * number.
   */
  findNear(listener: number, output: Int32Array): number {
    const { isPlaced, state, x, z } = this.#placements;
    const far = this.#far[state[listener]!]!;
    const isFar = this.#isFar[state[listener]!]!;
    const nearCount = isPlaced[listener] === 1 ? this.#grid.near(x[listener]!, z[listener]!, output) : 0;
    let count = 0;
    for (let i = 0; i < nearCount; i++) if (isFar[output[i]!] === 0) output[count++] = output[i]!;
    const farCount = this.#farCounts[state[listener]!]!;
    for (let i = 0; i < farCount; i++) output[count++] = far[i]!;
    return count;
  }

  /**
   * Computes how `listener` hears `speaker`; see `Hearing.hear`. Parts are in `timbres` and `ears`, and all come from
   * `direction`.
   */
  hear(listener: number, speaker: number, wasHeard: boolean): number {
    return this.#hearing.hear(listener, speaker, wasHeard);
  }

  /**
   * Returns the gain at which `listener` hears `speaker`, over all parts and both ears, independent of who speaks now;
   * 0 = inaudible.
   */
  gain(listener: number, speaker: number): number {
    const count = this.hear(listener, speaker, true);
    let left = 0;
    let right = 0;
    for (let i = 0; i < count; i++) {
      left += this.ears[EARS * i]!;
      right += this.ears[EARS * i + 1]!;
    }
    return Math.sqrt(left * left + right * right);
  }

  /** Returns the square of `listener`, whose width is a share of the rules' distances. The same object every time. */
  squareOf(listener: number, share: number): ListeningSquare {
    this.#square.moveTo(listener, share * this.#rules.maxMetres, this.#rules.teams === 'separate');
    return this.#square;
  }

  /**
   * Returns the gain at which the last `squareOf` hears `speaker`: in the middle, or, if `isLargest`, where in the
   * square it is loudest, which for a speaker who may be heard from afar is 1. 0 = is not heard there, or only from
   * the listener's own place: whispers are meant for those who stand next to the speaker, not for those in the middle.
   */
  gainInSquare(speaker: number, isLargest: boolean): number {
    const square = this.#square;
    const { world, team, reach, isWhispering } = this.#placements;
    // Whispers are for single listeners, so they have no place among what all of a square may hear.
    if (isWhispering[speaker] === 1 || this.#hearing.areApart(square.listener, speaker)) return 0;
    if (isLargest && this.#isFar[square.state]![speaker] === 1) return 1;
    if (world[speaker] !== world[square.listener]) return 0;
    if (this.#rules.teams === 'separate' && team[speaker] !== team[square.listener]) return 0;
    if (!isLargest && reach[speaker]! < 1) return 0;
    return this.#hearing.gainAt(speaker, isLargest ? square.metresFromEdge(speaker) : square.metresFromMiddle(speaker));
  }

  #noteFar(state: number, slot: number, isFar: boolean): void {
    this.#isFar[state]![slot] = isFar ? 1 : 0;
    if (isFar) this.#far[state]![this.#farCounts[state]!++] = slot;
  }
}

/** Returns the largest reach that people can choose. A game server may let a voice carry farther. */
function largestUsualReach({ strengths }: HearingRules): number {
  return Math.max(1, strengths.whisper, strengths.normal, strengths.shout);
}
