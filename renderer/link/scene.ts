import type { ParticipantId } from '../../shared/model/participant.ts';
import type { Pose } from '../../shared/model/pose.ts';
import { turnBetween } from '../../shared/spatial/bearing.ts';
import { SILENCE_DB } from '../../shared/units.ts';

/**
 * Positions and levels of participants, which change many times a second: kept outside React, and read when painting.
 * Other participants' positions arrive ten times a second and are interpolated.
 */

/** [id, x, y, z (metres), yaw (radians), level (dBFS), talking] as in the protocol's `scene` message. */
export type SceneRow = readonly [ParticipantId, number, number, number, number, number, 0 | 1];

/** [id, level (dBFS)] of a participant who talks without a position, as in the protocol's `scene` message. */
export type UnplacedRow = readonly [ParticipantId, number];

export interface SceneVoice {
  readonly levelDb: number;
  readonly isTalking: boolean;
}

export interface SceneEntry extends SceneVoice {
  readonly id: ParticipantId;
  /** The position in the last message. */
  readonly pose: Pose;
}

const SILENT_VOICE: SceneVoice = { levelDb: SILENCE_DB, isTalking: false };

/** Positions arrive every 100 ms; slightly longer interpolation hides their jitter. */
const GLIDE_MS = 130;

/** Nobody runs this far between two messages: a longer move is a jump (a teleport, a respawn) and is shown as one. */
const JUMP_METRES = 25;

interface Glide {
  entry: SceneEntry;
  from: Pose;
  startedAtMs: number;
}

export class Scene {
  readonly #glides = new Map<ParticipantId, Glide>();
  /** Levels of participants who talk without a position. */
  readonly #unplaced = new Map<ParticipantId, SceneVoice>();
  readonly #listeners = new Set<() => void>();
  #hearers: ReadonlySet<ParticipantId> = new Set();
  #silenced: ReadonlySet<ParticipantId> = new Set();
  #away: ReadonlySet<ParticipantId> = new Set();
  #own: { readonly id: ParticipantId; readonly pose: Pose } | undefined;

  /** This window's own participant moves at once, whatever the host says. undefined = in no lobby. */
  get own(): { readonly id: ParticipantId; readonly pose: Pose } | undefined {
    return this.#own;
  }

  setOwn(id: ParticipantId, pose: Pose): void {
    this.#own = { id, pose };
    this.#notify();
  }

  /** The participants who hear this window's own participant. */
  get hearers(): ReadonlySet<ParticipantId> {
    return this.#hearers;
  }

  setHearers(ids: readonly ParticipantId[]): void {
    if (isSameSet(this.#hearers, ids)) return;
    this.#hearers = new Set(ids);
    this.#notify();
  }

  /** Returns whether you have muted or blocked a player. */
  isSilenced(id: ParticipantId): boolean {
    return this.#silenced.has(id);
  }

  /**
   * Sets the players that this window's player has muted or blocked: they show no sign of talking, since they are not
   * heard.
   */
  setSilenced(ids: readonly ParticipantId[]): void {
    if (isSameSet(this.#silenced, ids)) return;
    this.#silenced = new Set(ids);
    this.#notify();
  }

  /** Sets whose connection is lost and whose place the host holds: they stay where they were last seen. */
  setAway(ids: readonly ParticipantId[]): void {
    if (!isSameSet(this.#away, ids)) this.#away = new Set(ids);
  }

  /**
   * Applies a `scene` message. Participants without a row no longer have a known position, unless they are away.
   * Listeners are not called if nothing changed.
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
    if (this.#forgetAllBut(present)) hasChanged = true;
    this.#unplaced.clear();
    for (const [id, levelDb] of unplaced) this.#unplaced.set(id, { levelDb, isTalking: true });
    if (hasChanged) this.#notify();
  }

  /** Forgets where the others are; those who are away stay, in silence. Returns whether anything changed. */
  #forgetAllBut(present: ReadonlySet<ParticipantId>): boolean {
    let hasChanged = false;
    for (const [id, glide] of this.#glides) {
      const staysSilent = this.#away.has(id) && isSilent(glide.entry);
      if (present.has(id) || staysSilent) continue;
      hasChanged = true;
      if (this.#away.has(id)) glide.entry = { ...glide.entry, ...SILENT_VOICE };
      else this.#glides.delete(id);
    }
    return hasChanged;
  }

  /** Freezes everyone in place and in silence: the last picture of a lobby that has ended. */
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

  /** Returns how a participant is heard to talk, even without a known position. */
  voice(id: ParticipantId): SceneVoice {
    if (this.#silenced.has(id)) return SILENT_VOICE;
    // A whisper shows only here: to others, the row says that the player is silent.
    return this.#unplaced.get(id) ?? this.entry(id) ?? SILENT_VOICE;
  }

  /** Returns where to draw a participant at `nowMs`; undefined if no position is known. */
  poseAt(id: ParticipantId, nowMs: number): Pose | undefined {
    if (this.#own?.id === id) return this.#own.pose;
    const glide = this.#glides.get(id);
    if (glide === undefined) return undefined;
    return poseBetween(glide.from, glide.entry.pose, Math.min(1, Math.max(0, (nowMs - glide.startedAtMs) / GLIDE_MS)));
  }

  /** Returns whether a participant is still moving to the position of the last message. */
  isMovingAt(nowMs: number): boolean {
    for (const { entry, from, startedAtMs } of this.#glides.values()) {
      if (entry.id !== this.#own?.id && nowMs - startedAtMs < GLIDE_MS && !isSamePlace(from, entry.pose)) return true;
    }
    return false;
  }

  /** Subscribes to changes: at most one call per message and per move of the own participant. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isSilent({ levelDb, isTalking }: SceneVoice): boolean {
  return levelDb === SILENCE_DB && !isTalking;
}

function isSameSet(set: ReadonlySet<ParticipantId>, ids: readonly ParticipantId[]): boolean {
  return ids.length === set.size && ids.every((id) => set.has(id));
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

/** Interpolates between two poses linearly, turning the shorter way. `progress` 0..1. */
function poseBetween(from: Pose, to: Pose, progress: number): Pose {
  const turn = turnBetween(from.yawRadians, to.yawRadians);
  return {
    xMetres: from.xMetres + (to.xMetres - from.xMetres) * progress,
    yMetres: from.yMetres + (to.yMetres - from.yMetres) * progress,
    zMetres: from.zMetres + (to.zMetres - from.zMetres) * progress,
    yawRadians: progress >= 1 ? to.yawRadians : from.yawRadians + turn * progress,
  };
}
