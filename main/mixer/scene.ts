import { isWithinEarshot } from '../../shared/spatial/audibility.ts';
import { distanceGain } from '../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { ProximityGrid } from '../../shared/spatial/proximity-grid.ts';
import { lateralMetres, panLeft, panRight, stereoPan } from '../../shared/spatial/stereo-pan.ts';

/** Of each ear, for a voice straight ahead: constant power. */
const CENTRE_GAIN = Math.SQRT1_2;

/**
 * Where everybody stands, in flat arrays indexed by slot, and what follows from it for a listener and a speaker. Who has no
 * pose yet is within nobody's earshot, but where the law is flat. Allocation-free after construction.
 */
export class Scene {
  readonly #rules: HearingRules;
  readonly #isFlat: boolean;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  readonly #cosYaw: Float64Array;
  readonly #sinYaw: Float64Array;
  readonly #isPlaced: Uint8Array;
  readonly #grid: ProximityGrid;
  /** What `hear` found, to the precision in which gains are kept. */
  readonly ears = new Float32Array(2);

  constructor(capacity: number, rules: HearingRules) {
    this.#rules = rules;
    this.#isFlat = rules.law === 'flat';
    this.#x = new Float64Array(capacity + 1);
    this.#y = new Float64Array(capacity + 1);
    this.#z = new Float64Array(capacity + 1);
    this.#cosYaw = new Float64Array(capacity + 1);
    this.#sinYaw = new Float64Array(capacity + 1);
    this.#isPlaced = new Uint8Array(capacity + 1);
    this.#grid = new ProximityGrid(capacity, rules.maxMetres);
  }

  place(slot: number, xMetres: number, yMetres: number, zMetres: number, yawRadians: number): void {
    this.#x[slot] = xMetres;
    this.#y[slot] = yMetres;
    this.#z[slot] = zMetres;
    this.#cosYaw[slot] = Math.cos(yawRadians);
    this.#sinYaw[slot] = Math.sin(yawRadians);
    this.#isPlaced[slot] = 1;
  }

  /** Forgets where `slot` stood. */
  remove(slot: number): void {
    this.#isPlaced[slot] = 0;
  }

  /** Notes who speaks in this tick; `findNear` looks among them. */
  setSpeakers(speakers: Int32Array, count: number): void {
    if (this.#isFlat) return;
    this.#grid.clear();
    for (let i = count - 1; i >= 0; i--) {
      const slot = speakers[i]!;
      if (this.#isPlaced[slot] === 1) this.#grid.add(slot, this.#x[slot]!, this.#z[slot]!);
    }
  }

  /** Writes the speakers who may be within earshot of `listener` to `output`: all of `speakers` where the law is flat. Returns how many. */
  findNear(listener: number, speakers: Int32Array, count: number, output: Int32Array): number {
    if (this.#isFlat) {
      for (let i = 0; i < count; i++) output[i] = speakers[i]!;
      return count;
    }
    return this.#isPlaced[listener] === 1 ? this.#grid.near(this.#x[listener]!, this.#z[listener]!, output) : 0;
  }

  /**
   * Finds the linear gains at which `listener` hears `speaker`, and puts them into `ears`: left, right. left^2 + right^2 is the
   * square of the gain by distance. Returns false, and leaves `ears` as they were, out of earshot, whose edge has a hysteresis.
   */
  hear(listener: number, speaker: number, wasHeard: boolean): boolean {
    if (this.#isFlat) {
      this.ears[0] = CENTRE_GAIN;
      this.ears[1] = CENTRE_GAIN;
      return true;
    }
    if (this.#isPlaced[listener] === 0 || this.#isPlaced[speaker] === 0) return false;
    const deltaX = this.#x[speaker]! - this.#x[listener]!;
    const deltaY = this.#y[speaker]! - this.#y[listener]!;
    const deltaZ = this.#z[speaker]! - this.#z[listener]!;
    const distance = Math.sqrt(deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ);
    const gain = isWithinEarshot(wasHeard, distance, this.#rules.maxMetres) ? distanceGain(distance, this.#rules) : 0;
    if (gain <= 0) return false;
    const lateral = lateralMetres(deltaX, deltaZ, this.#cosYaw[listener]!, this.#sinYaw[listener]!);
    const pan = stereoPan(lateral, distance, this.#rules.minMetres);
    this.ears[0] = gain * panLeft(pan);
    this.ears[1] = gain * panRight(pan);
    return true;
  }
}
