import { SILENCE_DB } from '../../../shared/units.ts';
import { PLACEMENT_FIELDS } from '../../mixer/placement.ts';

const PLACEMENT_BYTES = PLACEMENT_FIELDS * 8;
const HEADER_BYTES = 8;

/**
 * The two lowest bits of a placement's version hold its state; the others count its changes, so that every change
 * shows.
 */
const STATE_MASK = 3;
const STATE_NONE = 0;
const STATE_BEING_WRITTEN = 1;
const STATE_WRITTEN = 2;
const VERSION_STEP = 4;

/**
 * The values that change many times a second for every slot, in shared memory: placements (`PLACEMENT`; the host worker
 * writes, all mixer workers read), and levels and waits (the slot's mixer worker writes, the host worker reads). A
 * placement's version shows whether it is being written, so that a half-written one is never used.
 */
export class SlotTable {
  readonly highestSlot: number;
  /** How often any placement was written or cleared; wraps. */
  readonly #changes: Int32Array;
  readonly #versions: Int32Array;
  readonly #placements: Float64Array;
  readonly #levelsDb: Float32Array;
  readonly #waitsMs: Float32Array;
  readonly #talking: Uint8Array;

  /** Creates a table for slots below `capacity`. */
  constructor(memory: SharedArrayBuffer, capacity: number) {
    this.highestSlot = capacity - 1;
    this.#changes = new Int32Array(memory, 0, 1);
    this.#placements = new Float64Array(memory, HEADER_BYTES, capacity * PLACEMENT_FIELDS);
    this.#versions = new Int32Array(memory, HEADER_BYTES + capacity * PLACEMENT_BYTES, capacity);
    this.#levelsDb = new Float32Array(memory, HEADER_BYTES + capacity * (PLACEMENT_BYTES + 4), capacity);
    this.#waitsMs = new Float32Array(memory, HEADER_BYTES + capacity * (PLACEMENT_BYTES + 8), capacity);
    this.#talking = new Uint8Array(memory, HEADER_BYTES + capacity * (PLACEMENT_BYTES + 12), capacity);
  }

  static allocate(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(HEADER_BYTES + capacity * (PLACEMENT_BYTES + 13));
  }

  /** Copies the numbers of `fields`, `PLACEMENT_FIELDS` of them. */
  writePlacement(slot: number, fields: Float64Array): void {
    const count = Atomics.load(this.#versions, slot) & ~STATE_MASK;
    Atomics.store(this.#versions, slot, count | STATE_BEING_WRITTEN);
    const start = slot * PLACEMENT_FIELDS;
    for (let field = 0; field < PLACEMENT_FIELDS; field++) this.#placements[start + field] = fields[field] ?? 0;
    Atomics.store(this.#versions, slot, (count + VERSION_STEP) | STATE_WRITTEN);
    Atomics.add(this.#changes, 0, 1);
  }

  /** Returns a number that changes with every placement written or cleared. */
  placementChanges(): number {
    return Atomics.load(this.#changes, 0);
  }

  /** Returns a number that changes whenever the slot's placement is written or cleared; 0 until the first. */
  placementVersion(slot: number): number {
    return Atomics.load(this.#versions, slot);
  }

  /** Copies `PLACEMENT_FIELDS` numbers into `output`. Returns false if there are none or they were being written. */
  readPlacement(slot: number, output: Float64Array): boolean {
    const version = Atomics.load(this.#versions, slot);
    if ((version & STATE_MASK) !== STATE_WRITTEN) return false;
    const start = slot * PLACEMENT_FIELDS;
    for (let field = 0; field < PLACEMENT_FIELDS; field++) output[field] = this.#placements[start + field] ?? 0;
    return Atomics.load(this.#versions, slot) === version;
  }

  /** Returns whether the slot has no placement, as opposed to one that is being written. */
  isPlacementCleared(slot: number): boolean {
    return (Atomics.load(this.#versions, slot) & STATE_MASK) === STATE_NONE;
  }

  writeLevel(slot: number, levelDb: number, isTalking: boolean): void {
    this.#levelsDb[slot] = levelDb;
    this.#talking[slot] = isTalking ? 1 : 0;
  }

  /** Returns the dBFS of the slot's last frame. */
  levelDb(slot: number): number {
    return this.#levelsDb[slot] ?? SILENCE_DB;
  }

  isTalking(slot: number): boolean {
    return this.#talking[slot] === 1;
  }

  /** Sets the mean wait of the slot's packets in the playout buffer over the last second; NaN = none was played. */
  writeWait(slot: number, waitMs: number): void {
    this.#waitsMs[slot] = waitMs;
  }

  waitMs(slot: number): number {
    return this.#waitsMs[slot] ?? Number.NaN;
  }

  clearLevel(slot: number): void {
    this.writeLevel(slot, SILENCE_DB, false);
    this.writeWait(slot, Number.NaN);
  }

  /** Clears everything about the slot's previous owner. */
  clear(slot: number): void {
    const count = Atomics.load(this.#versions, slot) & ~STATE_MASK;
    Atomics.store(this.#versions, slot, (count + VERSION_STEP) | STATE_NONE);
    Atomics.add(this.#changes, 0, 1);
    this.clearLevel(slot);
  }
}
