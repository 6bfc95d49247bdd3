import type { LinkHeader } from './link-reader.ts';

/** Mumble's own rule: when the tick does not change for longer, the game is gone. */
export const LOST_AFTER_MS = 5_000;

/** A writer that moves its tick for this long without a version does not write its version again. */
export const UNVERSIONED_MS = 1_000;

/**
 * Changes of the avatar in a row, without a change of the tick, after which they count as written. Fewer are the
 * middle of a frame, or the last traces of a game that closes.
 */
const MOVES_WITHOUT_TICK = 5;

/** The tick counts as stuck when the avatar moves for this long without it. */
const STUCK_TICK_MS = 2_000;

/**
 * still: nothing is new; written: there is a new frame; unversioned: a writer is at work, but the version is 0; erase:
 * the link has fallen silent, so set the version to 0; restore: set the version back, `erasedVersion`.
 */
type Look = 'still' | 'written' | 'unversioned' | 'erase' | 'restore';

/**
 * Decides from the headers of a link whether a game writes it, and when its version has to change.
 *
 * Games that follow Mumble's sample write their name only while the version is not 2, because Mumble resets the memory
 * of a lost link. So the version is erased when a link falls silent, or the next game would appear under the name of
 * the last one. The name stays: ioquake3 writes it only once. A writer that continues after a pause writes its version
 * with its next frame. One that wrote its version only at its start does not, so it gets the erased version back.
 */
export class LinkPulse {
  #tick = 0;
  #tickMovedAtMs = -Infinity;
  #writtenAtMs = -Infinity;
  #openedAtMs = -Infinity;
  #movesWithoutTick = 0;
  #movedAtMs = -Infinity;
  #unversionedSinceMs: number | undefined;
  #erasedVersion: number | undefined;

  /** When the link was last written; -Infinity = never. */
  get writtenAtMs(): number {
    return this.#writtenAtMs;
  }

  /** The version that was erased; undefined = none, or the game has written one since. */
  get erasedVersion(): number | undefined {
    return this.#erasedVersion;
  }

  /** Returns whether the game moves its avatar but not its tick. */
  isTickStuck(nowMs: number): boolean {
    return this.#movesWithoutTick >= MOVES_WITHOUT_TICK && nowMs - this.#tickMovedAtMs > STUCK_TICK_MS;
  }

  /** Begins with memory that was just opened: its contents may be leftovers, so only changes count. */
  restart({ tick }: LinkHeader, nowMs: number): void {
    // A system without comparable identities reports the same memory as new each time.
    if (tick !== this.#tick || this.#openedAtMs === -Infinity) this.#openedAtMs = nowMs;
    this.#tick = tick;
    this.#movesWithoutTick = 0;
  }

  look(header: LinkHeader, nowMs: number): Look {
    if (!this.#isWritten(header, nowMs)) return this.#lookAtSilence(header, nowMs);
    this.#writtenAtMs = nowMs;
    if (header.version !== 0) {
      this.#unversionedSinceMs = undefined;
      this.#erasedVersion = undefined;
      return 'written';
    }
    this.#unversionedSinceMs ??= nowMs;
    const isSetOnce = this.#erasedVersion !== undefined && nowMs - this.#unversionedSinceMs >= UNVERSIONED_MS;
    return isSetOnce ? 'restore' : 'unversioned';
  }

  /** Returns for how long a writer has left the version at 0, ms. */
  unversionedMs(nowMs: number): number {
    return this.#unversionedSinceMs === undefined ? 0 : nowMs - this.#unversionedSinceMs;
  }

  #isWritten({ tick, hasMoved }: LinkHeader, nowMs: number): boolean {
    if (tick !== this.#tick) {
      this.#tick = tick;
      this.#tickMovedAtMs = nowMs;
      this.#movesWithoutTick = 0;
      return true;
    }
    if (!hasMoved) return false;
    this.#movesWithoutTick = nowMs - this.#movedAtMs > LOST_AFTER_MS ? 1 : this.#movesWithoutTick + 1;
    this.#movedAtMs = nowMs;
    return this.#movesWithoutTick >= MOVES_WITHOUT_TICK;
  }

  #lookAtSilence({ version }: LinkHeader, nowMs: number): Look {
    if (nowMs - Math.max(this.#writtenAtMs, this.#openedAtMs) <= LOST_AFTER_MS) return 'still';
    this.#unversionedSinceMs = undefined;
    if (version === 0) return 'still';
    this.#erasedVersion = version;
    return 'erase';
  }
}
