import type { ParticipantId } from '../../shared/model/participant.ts';
import type { Pose } from '../../shared/model/pose.ts';
import { turnBetween } from '../../shared/spatial/bearing.ts';
import { SILENCE_DB } from '../../shared/units.ts';

/**
 * Who stands where and how loud they talk, as it changes many times a second: kept outside React, read by whoever
 * draws. Other participants' positions arrive ten times a second and are moved smoothly in between.
 */

/** [id, x, y, z (metres), yaw (radians), level (dBFS), talking] as in the protocol's `scene` message. */
export type SceneRow = readonly [ParticipantId, number, number, number, number, number, 0 | 1];

/** [id, level (dBFS)] of somebody who talks and has no position, as in the protocol's `scene` message. */
export type UnplacedRow = readonly [ParticipantId, number];

export interface SceneVoice {
  readonly levelDb: number;
  readonly isTalking: boolean;
}

export interface SceneEntry extends SceneVoice {
  readonly id: ParticipantId;
  /** Where the last message put them. */
  readonly pose: Pose;
}

const SILENT_VOICE: SceneVoice = { levelDb: SILENCE_DB, isTalking: false };

/** Positions come every 100 ms; a little longer hides their jitter. */
const GLIDE_MS = 130;

/** Nobody runs so far between two messages: it is a jump (a teleport, a respawn), and is shown as one. */
const JUMP_METRES = 25;

interface Glide {
  entry: SceneEntry;
  from: Pose;
  startedAtMs: number;
}

export class Scene {
  readonly #glides = new Map<ParticipantId, Glide>();
  /** Of those who talk and have no position. */
  readonly #unplaced = new Map<ParticipantId, SceneVoice>();
  readonly #listeners = new Set<() => void>();
  #hearers: ReadonlySet<ParticipantId> = new Set();
  #own: { readonly id: ParticipantId; readonly pose: Pose } | undefined;

  /** This window's own participant: moves at once, whatever the host says. undefined = in no lobby. */
  get own(): { readonly id: ParticipantId; readonly pose: Pose } | undefined {
    return this.#own;
  }

  setOwn(id: ParticipantId, pose: Pose): void {
    this.#own = { id, pose };
    this.#notify();
  }

  /** Who hears this window's own participant. */
  get hearers(): ReadonlySet<ParticipantId> {
    return this.#hearers;
  }

  setHearers(ids: readonly ParticipantId[]): void {
    if (ids.length === this.#hearers.size && ids.every((id) => this.#hearers.has(id))) return;
    this.#hearers = new Set(ids);
    this.#notify();
  }

  /**
   * Takes a `scene` message. Participants without a row have no known position any more. Nobody is told where all is as
   * before.
   */
  apply(rows: readonly SceneRow[], nowMs: number, unplaced: readonly UnplacedRow[] = []): void {
    const present = new Set<ParticipantId>();
    let hasChanged = unplaced.length > 0 || this.#unplaced.size > 0;
    for (const [id, xMetres, yMetres, zMetres, yawRadians, levelDb, talking] of rows) {
      present.add(id);
      const entry: SceneEntry = {
        id,
        pose: { xMetres, yMetres, zMetres, yawRadians },
        levelDb,
        isTalking: talking === 1,
      };
      const before = this.#glides.get(id)?.entry;
      if (before !== undefined && isSameEntry(before, entry)) continue;
      hasChanged = true;
      const from = this.poseAt(id, nowMs);
      const hasJumped = from === undefined || Math.hypot(from.xMetres - xMetres, from.zMetres - zMetres) > JUMP_METRES;
      this.#glides.set(id, { entry, from: hasJumped ? entry.pose : from, startedAtMs: nowMs });
    }
    for (const id of this.#glides.keys()) if (!present.has(id)) hasChanged = this.#glides.delete(id);
    this.#unplaced.clear();
    for (const [id, levelDb] of unplaced) this.#unplaced.set(id, { levelDb, isTalking: true });
    if (hasChanged) this.#notify();
  }

  /** Everybody stays where they are and says nothing any more: the last picture of a lobby that has ended. */
  silence(): void {
    for (const glide of this.#glides.values()) glide.entry = { ...glide.entry, ...SILENT_VOICE };
    this.#unplaced.clear();
    this.#hearers = new Set();
    this.#notify();
  }

  clear(): void {
    this.#glides.clear();
    this.#unplaced.clear();
    this.#hearers = new Set();
    this.#own = undefined;
    this.#notify();
  }

  entries(): readonly SceneEntry[] {
    return [...this.#glides.values()].map((glide) => glide.entry);
  }

  entry(id: ParticipantId): SceneEntry | undefined {
    return this.#glides.get(id)?.entry;
  }

  /** How somebody talks, whether their position is known or not. */
  voice(id: ParticipantId): SceneVoice {
    return this.entry(id) ?? this.#unplaced.get(id) ?? SILENT_VOICE;
  }

  /** Where to draw somebody at `nowMs`, or undefined where no position is known. */
  poseAt(id: ParticipantId, nowMs: number): Pose | undefined {
    if (this.#own?.id === id) return this.#own.pose;
    const glide = this.#glides.get(id);
    if (glide === undefined) return undefined;
    return poseBetween(glide.from, glide.entry.pose, Math.min(1, Math.max(0, (nowMs - glide.startedAtMs) / GLIDE_MS)));
  }

  /** Whether somebody is on the way to where the last message put them. */
  isMovingAt(nowMs: number): boolean {
    for (const { entry, from, startedAtMs } of this.#glides.values()) {
      if (entry.id !== this.#own?.id && nowMs - startedAtMs < GLIDE_MS && !isSamePlace(from, entry.pose)) return true;
    }
    return false;
  }

  /**
   * Told after every change, and of nothing else; at most as often as messages arrive and the own participant moves.
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isSameEntry(a: SceneEntry, b: SceneEntry): boolean {
  return (
    isSamePlace(a.pose, b.pose) &&
    a.pose.yMetres === b.pose.yMetres &&
    a.isTalking === b.isTalking &&
    a.levelDb === b.levelDb
  );
}

function isSamePlace(a: Pose, b: Pose): boolean {
  return a.xMetres === b.xMetres && a.zMetres === b.zMetres && a.yawRadians === b.yawRadians;
}

/** Linear between two poses, turning the short way round. `progress` 0..1. */
function poseBetween(from: Pose, to: Pose, progress: number): Pose {
  const turn = turnBetween(from.yawRadians, to.yawRadians);
  return {
    xMetres: from.xMetres + (to.xMetres - from.xMetres) * progress,
    yMetres: from.yMetres + (to.yMetres - from.yMetres) * progress,
    zMetres: from.zMetres + (to.zMetres - from.zMetres) * progress,
    yawRadians: progress >= 1 ? to.yawRadians : from.yawRadians + turn * progress,
  };
}
