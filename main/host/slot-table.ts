import type { Pose } from '../../shared/model/pose.ts';
import { SILENCE_DB } from '../../shared/units.ts';

const POSE_FIELDS = 4;

/**
 * What changes many times a second for every slot, in shared memory: poses (the host worker writes, the mixer reads)
 * and levels (the mixer writes, the host worker reads). A pose carries a version, odd while it is being written and 0
 * while there is none, so that a half-written pose is never used.
 */
export class SlotTable {
  readonly #versions: Int32Array;
  readonly #poses: Float64Array;
  readonly #levelsDb: Float32Array;
  readonly #talking: Uint8Array;

  constructor(memory: SharedArrayBuffer, capacity: number) {
    this.#poses = new Float64Array(memory, 0, capacity * POSE_FIELDS);
    this.#versions = new Int32Array(memory, capacity * POSE_FIELDS * 8, capacity);
    this.#levelsDb = new Float32Array(memory, capacity * (POSE_FIELDS * 8 + 4), capacity);
    this.#talking = new Uint8Array(memory, capacity * (POSE_FIELDS * 8 + 8), capacity);
  }

  static allocate(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(capacity * (POSE_FIELDS * 8 + 9));
  }

  writePose(slot: number, pose: Pose): void {
    const version = Atomics.load(this.#versions, slot);
    Atomics.store(this.#versions, slot, version + 1);
    const start = slot * POSE_FIELDS;
    this.#poses[start] = pose.xMetres;
    this.#poses[start + 1] = pose.yMetres;
    this.#poses[start + 2] = pose.zMetres;
    this.#poses[start + 3] = pose.yawRadians;
    Atomics.store(this.#versions, slot, version + 2);
  }

  /** The version of the slot's pose: 0 = none, odd = being written. */
  poseVersion(slot: number): number {
    return Atomics.load(this.#versions, slot);
  }

  /** Copies x, y, z (metres) and yaw (radians) into `output`. Returns false where there is none or it was being written. */
  readPose(slot: number, output: Float64Array): boolean {
    const version = Atomics.load(this.#versions, slot);
    if (version === 0 || (version & 1) === 1) return false;
    for (let field = 0; field < POSE_FIELDS; field++) output[field] = this.#poses[slot * POSE_FIELDS + field] ?? 0;
    return Atomics.load(this.#versions, slot) === version;
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

  /** Forgets whoever had the slot. */
  clear(slot: number): void {
    Atomics.store(this.#versions, slot, 0);
    this.writeLevel(slot, SILENCE_DB, false);
  }
}
