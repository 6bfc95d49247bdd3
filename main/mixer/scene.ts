import { distanceGain } from '../../shared/spatial/distance-gain.ts';
import { isWithinEarshot } from '../../shared/spatial/audibility.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { lateralMetres, stereoPan } from '../../shared/spatial/stereo-pan.ts';

/**
 * Where everybody stands, in flat arrays indexed by slot, and what follows from it for each pair of a listener and a
 * speaker. Who has no pose yet is within nobody's earshot. Allocation-free after construction.
 */
export class Scene {
  readonly #rules: HearingRules;
  readonly #stride: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  readonly #cosYaw: Float64Array;
  readonly #sinYaw: Float64Array;
  readonly #isPlaced: Uint8Array;
  readonly #isWithin: Uint8Array;

  constructor(capacity: number, rules: HearingRules) {
    this.#rules = rules;
    this.#stride = capacity + 1;
    this.#x = new Float64Array(this.#stride);
    this.#y = new Float64Array(this.#stride);
    this.#z = new Float64Array(this.#stride);
    this.#cosYaw = new Float64Array(this.#stride);
    this.#sinYaw = new Float64Array(this.#stride);
    this.#isPlaced = new Uint8Array(this.#stride);
    this.#isWithin = new Uint8Array(this.#stride * this.#stride);
  }

  place(slot: number, xMetres: number, yMetres: number, zMetres: number, yawRadians: number): void {
    this.#x[slot] = xMetres;
    this.#y[slot] = yMetres;
    this.#z[slot] = zMetres;
    this.#cosYaw[slot] = Math.cos(yawRadians);
    this.#sinYaw[slot] = Math.sin(yawRadians);
    this.#isPlaced[slot] = 1;
  }

  /** Forgets where `slot` stood and whom it heard. */
  remove(slot: number): void {
    this.#isPlaced[slot] = 0;
    for (let other = 0; other < this.#stride; other++) {
      this.#isWithin[slot * this.#stride + other] = 0;
      this.#isWithin[other * this.#stride + slot] = 0;
    }
  }

  /** Gain by distance, 0 to 1, with the hysteresis at the edge of earshot, whose state it moves on. */
  updateGain(listener: number, speaker: number): number {
    const distance = this.#distanceMetres(listener, speaker);
    const pair = listener * this.#stride + speaker;
    const isWithin = isWithinEarshot(this.#isWithin[pair] === 1, distance, this.#rules.maxMetres);
    this.#isWithin[pair] = isWithin ? 1 : 0;
    return isWithin ? distanceGain(distance, this.#rules) : 0;
  }

  /** Gain by distance as the rules ask for it, without hysteresis. Changes nothing. */
  gain(listener: number, speaker: number): number {
    return distanceGain(this.#distanceMetres(listener, speaker), this.#rules);
  }

  /** Pan of a speaker within earshot, -0.9 (left) to 0.9 (right). */
  pan(listener: number, speaker: number): number {
    const deltaX = this.#x[speaker]! - this.#x[listener]!;
    const deltaZ = this.#z[speaker]! - this.#z[listener]!;
    const lateral = lateralMetres(deltaX, deltaZ, this.#cosYaw[listener]!, this.#sinYaw[listener]!);
    return stereoPan(lateral, this.#distanceMetres(listener, speaker), this.#rules.minMetres);
  }

  #distanceMetres(listener: number, speaker: number): number {
    if (this.#isPlaced[listener] === 0 || this.#isPlaced[speaker] === 0) return Infinity;
    const deltaX = this.#x[speaker]! - this.#x[listener]!;
    const deltaY = this.#y[speaker]! - this.#y[listener]!;
    const deltaZ = this.#z[speaker]! - this.#z[listener]!;
    return Math.sqrt(deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ);
  }
}
