import type { Pose } from '../../shared/model/pose.ts';
import { SILENCE_DB } from '../../shared/units.ts';

const POSE_FIELDS = 4;
const POSE_BYTES = POSE_FIELDS * 8;
const HEADER_BYTES = 8;

/** The two lowest bits of a pose's version; the others count its changes, so that no change looks like none. */
const STATE_MASK = 3;
const STATE_NONE = 0;
const STATE_BEING_WRITTEN = 1;
const STATE_PLACED = 2;
const VERSION_STEP = 4;

/**
 * What changes many times a second for every slot, in shared memory: poses (the host worker writes, all mixer workers
 * read) and levels (the mixer worker of the slot writes, the host worker reads). A pose carries a version, which says
 * whether it is being written, so that a half-written pose is never used.
 */
export class SlotTable {
  /** How often any pose was written or cleared; wraps. */
  readonly #changes: Int32Array;
  readonly #versions: Int32Array;
  readonly #poses: Float64Array;
  readonly #levelsDb: Float32Array;
  readonly #talking: Uint8Array;

  constructor(memory: SharedArrayBuffer, capacity: number) {
    this.#changes = new Int32Array(memory, 0, 1);
    this.#poses = new Float64Array(memory, HEADER_BYTES, capacity * POSE_FIELDS);
    this.#versions = new Int32Array(memory, HEADER_BYTES + capacity * POSE_BYTES, capacity);
    this.#levelsDb = new Float32Array(memory, HEADER_BYTES + capacity * (POSE_BYTES + 4), capacity);
    this.#talking = new Uint8Array(memory, HEADER_BYTES + capacity * (POSE_BYTES + 8), capacity);
  }

  static allocate(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(HEADER_BYTES + capacity * (POSE_BYTES + 9));
  }

  writePose(slot: number, pose: Pose): void {
    const count = Atomics.load(this.#versions, slot) & ~STATE_MASK;
    Atomics.store(this.#versions, slot, count | STATE_BEING_WRITTEN);
    const start = slot * POSE_FIELDS;
    this.#poses[start] = pose.xMetres;
    this.#poses[start + 1] = pose.yMetres;
    this.#poses[start + 2] = pose.zMetres;
    this.#poses[start + 3] = pose.yawRadians;
    Atomics.store(this.#versions, slot, (count + VERSION_STEP) | STATE_PLACED);
    Atomics.add(this.#changes, 0, 1);
  }

  /** A number that changes with every pose written or cleared. */
  poseChanges(): number {
    return Atomics.load(this.#changes, 0);
  }

  /** A number that changes whenever the slot's pose is written or cleared; 0 until the first. */
  poseVersion(slot: number): number {
    return Atomics.load(this.#versions, slot);
  }

  /** Copies x, y, z (metres) and yaw (radians) into `output`. Returns false where there is none or it was being written. */
  readPose(slot: number, output: Float64Array): boolean {
    const version = Atomics.load(this.#versions, slot);
    if ((version & STATE_MASK) !== STATE_PLACED) return false;
    for (let field = 0; field < POSE_FIELDS; field++) output[field] = this.#poses[slot * POSE_FIELDS + field] ?? 0;
    return Atomics.load(this.#versions, slot) === version;
  }

  /** Whether the slot has no pose, in contrast to one that is just being written. */
  isPoseCleared(slot: number): boolean {
    return (Atomics.load(this.#versions, slot) & STATE_MASK) === STATE_NONE;
  }

  writeLevel(slot: number, levelDb: number, isTalking: boolean): void {
    this.#levelsDb[slot] = levelDb;
    this.#talking[slot] = isTalking ? 1 : 0;
  }

  /** dBFS of the slot's last frame. */
  levelDb(slot: number): number {
    return this.#levelsDb[slot] ?? SILENCE_DB;
  }

  isTalking(slot: number): boolean {
    return this.#talking[slot] === 1;
  }

  clearLevel(slot: number): void {
    this.writeLevel(slot, SILENCE_DB, false);
  }

  /** Forgets whoever had the slot. */
  clear(slot: number): void {
    const count = Atomics.load(this.#versions, slot) & ~STATE_MASK;
    Atomics.store(this.#versions, slot, (count + VERSION_STEP) | STATE_NONE);
    Atomics.add(this.#changes, 0, 1);
    this.clearLevel(slot);
  }
}
