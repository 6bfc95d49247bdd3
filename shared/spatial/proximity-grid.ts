import { invariant } from '../invariant.ts';

/**
 * Odd multipliers that spread neighbouring cells over the buckets (Teschner et al., Optimized Spatial Hashing, 2003).
 */
const HASH_X = 73_856_093;
const HASH_Z = 19_349_663;
/**
 * Cells beyond this one count as this one: where numbers have no room for fractions, cells could not be counted
 * through.
 */
const LAST_CELL = 2 ** 30;

/**
 * Finds who may be within reach of a point without looking at everybody: a hashed grid of square cells on the ground,
 * as wide as the reach, so that only the 3 x 3 cells around the point count. Height is left to the caller.
 * Allocation-free after construction; the order of what is found depends on the input alone.
 */
export class ProximityGrid {
  #cellMetres = 1;
  readonly #bucketMask: number;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #cellX: Float64Array;
  readonly #cellZ: Float64Array;

  /** For members numbered 1 to `capacity`. */
  constructor(capacity: number, cellMetres: number) {
    const buckets = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
    this.#bucketMask = buckets - 1;
    this.#heads = new Int32Array(buckets);
    this.#next = new Int32Array(capacity + 1);
    this.#cellX = new Float64Array(capacity + 1);
    this.#cellZ = new Float64Array(capacity + 1);
    this.clear(cellMetres);
  }

  /** Takes everybody out; from now on cells are so wide. */
  clear(cellMetres: number): void {
    invariant(cellMetres > 0, 'a cell has a width');
    this.#cellMetres = cellMetres;
    this.#heads.fill(0);
  }

  /** Adds a member, who is not in it yet, at a place on the ground. */
  add(member: number, xMetres: number, zMetres: number): void {
    const cellX = this.#cell(xMetres);
    const cellZ = this.#cell(zMetres);
    const bucket = this.#bucket(cellX, cellZ);
    this.#cellX[member] = cellX;
    this.#cellZ[member] = cellZ;
    this.#next[member] = this.#heads[bucket]!;
    this.#heads[bucket] = member;
  }

  /** Writes everybody within one cell's width of the point (and some who are farther) to `output`. Returns how many. */
  near(xMetres: number, zMetres: number, output: Int32Array): number {
    const centreX = this.#cell(xMetres);
    const centreZ = this.#cell(zMetres);
    let count = 0;
    for (let cellX = centreX - 1; cellX <= centreX + 1; cellX++) {
      for (let cellZ = centreZ - 1; cellZ <= centreZ + 1; cellZ++) {
        for (let member = this.#heads[this.#bucket(cellX, cellZ)]!; member !== 0; member = this.#next[member]!) {
          if (this.#cellX[member] === cellX && this.#cellZ[member] === cellZ) output[count++] = member;
        }
      }
    }
    return count;
  }

  /** NaN for NaN, which is near nobody. */
  #cell(metres: number): number {
    return Math.max(-LAST_CELL, Math.min(LAST_CELL, Math.floor(metres / this.#cellMetres)));
  }

  #bucket(cellX: number, cellZ: number): number {
    return (Math.imul(cellX | 0, HASH_X) ^ Math.imul(cellZ | 0, HASH_Z)) & this.#bucketMask;
  }
}
