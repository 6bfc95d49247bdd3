import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import { SOURCE_IDS, type SourceId } from '../../../shared/model/position-source.ts';
import { describePlace } from './describe-place.ts';
import type { PositionReport } from './position-source.ts';

/** The payload of 'positions:report': where the player is, from the active source; null = no source is active. */
export type ActiveReport = PayloadOf<EarshotContract, 'positions:report'>['report'];

/** A source must have been fresh for this long to replace another fresh one. */
export const TAKE_OVER_MS = 500;

/** Shortest interval between poses: 50 a second. */
export const POSE_INTERVAL_MS = 20;

/** The arbiter's state of one source. */
interface SourceRecord {
  isFresh: boolean;
  freshSinceMs: number;
  newest: PositionReport | undefined;
  newestAtMs: number | undefined;
}

/** The position to report now, and when to ask again if nothing arrives before; undefined = nothing, and never. */
export interface Verdict {
  readonly toSend: { readonly report: ActiveReport } | undefined;
  readonly askAgainAtMs: number | undefined;
}

/**
 * Chooses among position sources: the first fresh one of `SOURCE_IDS` is active. A source that becomes fresh takes over
 * at once if no other is fresh, and otherwise after `TAKE_OVER_MS` of freshness, so that nothing flickers. When
 * the active source falls silent and no other is fresh, it stays active as lost: the lobby's policy decides what
 * happens to the player, not the dot on the map. All times come from one monotonic clock, milliseconds.
 */
export class PositionArbiter {
  readonly #records = new Map<SourceId, SourceRecord>(
    SOURCE_IDS.map((id) => [id, { isFresh: false, freshSinceMs: 0, newest: undefined, newestAtMs: undefined }]),
  );
  #used: SourceId | undefined;
  #lastSent = JSON.stringify(null);
  #poseSentAtMs = Number.NEGATIVE_INFINITY;

  /** Handles a report of a source, or its silence (undefined). */
  handle(id: SourceId, report: PositionReport | undefined, nowMs: number): void {
    const record = this.#recordOf(id);
    if (report === undefined) {
      record.isFresh = false;
      return;
    }
    if (!record.isFresh) record.freshSinceMs = nowMs;
    record.isFresh = true;
    record.newest = report;
    record.newestAtMs = nowMs;
  }

  /** Handles a source that the person stopped: it is neither fresh nor lost. */
  withdraw(id: SourceId): void {
    this.#recordOf(id).isFresh = false;
    if (this.#used === id) this.#used = undefined;
  }

  /** Deactivates a source that has fallen silent. */
  forgetLost(): void {
    if (this.#used !== undefined && !this.isFresh(this.#used)) this.#used = undefined;
  }

  /** Decides which source is active, and what of its report is new. */
  decide(nowMs: number): Verdict {
    const takeOverAtMs = this.#choose(nowMs);
    const report = this.#activeReport();
    const text = JSON.stringify(report);
    if (text === this.#lastSent) return { toSend: undefined, askAgainAtMs: takeOverAtMs };
    if (report?.place.type === 'pose') {
      const maySendAtMs = this.#poseSentAtMs + POSE_INTERVAL_MS;
      if (nowMs < maySendAtMs)
        return { toSend: undefined, askAgainAtMs: Math.min(maySendAtMs, takeOverAtMs ?? Infinity) };
      this.#poseSentAtMs = nowMs;
    }
    this.#lastSent = text;
    return { toSend: { report }, askAgainAtMs: takeOverAtMs };
  }

  /** The active source, lost or not. */
  get used(): SourceId | undefined {
    return this.#used;
  }

  isFresh(id: SourceId): boolean {
    return this.#recordOf(id).isFresh;
  }

  /** The last report of the source, and its age. */
  newest(id: SourceId, nowMs: number): { readonly report: PositionReport; readonly ageMs: number } | undefined {
    const { newest, newestAtMs } = this.#recordOf(id);
    return newest === undefined || newestAtMs === undefined
      ? undefined
      : { report: newest, ageMs: Math.max(0, nowMs - newestAtMs) };
  }

  /** Sets the active source. Returns when another will take over if both stay fresh. */
  #choose(nowMs: number): number | undefined {
    const isUsedFresh = this.#used !== undefined && this.isFresh(this.#used);
    let takeOverAtMs: number | undefined;
    for (const [id, { isFresh, freshSinceMs }] of this.#records) {
      if (!isFresh) continue;
      const mayCountAtMs = isUsedFresh && id !== this.#used ? freshSinceMs + TAKE_OVER_MS : nowMs;
      if (nowMs >= mayCountAtMs) {
        this.#used = id;
        return takeOverAtMs;
      }
      takeOverAtMs = Math.min(takeOverAtMs ?? Infinity, mayCountAtMs);
    }
    return takeOverAtMs;
  }

  #activeReport(): ActiveReport {
    if (this.#used === undefined) return null;
    const { isFresh, newest } = this.#recordOf(this.#used);
    return newest === undefined ? null : describePlace(this.#used, newest, isFresh);
  }

  #recordOf(id: SourceId): SourceRecord {
    return this.#records.get(id)!;
  }
}
