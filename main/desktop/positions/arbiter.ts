import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import { SOURCE_IDS, type SourceId } from '../../../shared/model/position-source.ts';
import { describePlace } from './describe-place.ts';
import type { PositionReport } from './position-source.ts';

/** What 'positions:report' carries: where the player is by the source that counts; null = by none. */
export type CountingReport = PayloadOf<EarshotContract, 'positions:report'>['report'];

/** A source must have been fresh for so long before another that is fresh gives way to it. */
export const TAKE_OVER_MS = 500;

/** Poses are told no closer together: 50 a second. */
export const POSE_INTERVAL_MS = 20;

/** What a source has said, as the arbiter sees it. */
interface Standing {
  isFresh: boolean;
  freshSinceMs: number;
  newest: PositionReport | undefined;
  newestAtMs: number | undefined;
}

/** What is to be told now, and when to ask again where nothing new arrives before; undefined = nothing, and never. */
export interface Verdict {
  readonly tell: { readonly report: CountingReport } | undefined;
  readonly askAgainAtMs: number | undefined;
}

/**
 * Chooses among sources of positions: the first of `SOURCE_IDS` that is fresh counts. One that becomes fresh takes over
 * at once where none is fresh, and after `TAKE_OVER_MS` of freshness from another that is, so that nothing flickers.
 * Where the one that counts falls silent and none is fresh, it goes on counting as lost: the lobby's policy says what
 * becomes of the player, not the dot on the map. Times are of one monotonic clock, milliseconds.
 */
export class PositionArbiter {
  readonly #standings = new Map<SourceId, Standing>(
    SOURCE_IDS.map((id) => [id, { isFresh: false, freshSinceMs: 0, newest: undefined, newestAtMs: undefined }]),
  );
  #used: SourceId | undefined;
  #told = JSON.stringify(null);
  #poseToldAtMs = Number.NEGATIVE_INFINITY;

  /** A source has reported, or has fallen silent (undefined). */
  take(id: SourceId, report: PositionReport | undefined, nowMs: number): void {
    const standing = this.#standing(id);
    if (report === undefined) {
      standing.isFresh = false;
      return;
    }
    if (!standing.isFresh) standing.freshSinceMs = nowMs;
    standing.isFresh = true;
    standing.newest = report;
    standing.newestAtMs = nowMs;
  }

  /** A source has ended because the person wanted it: it counts neither as fresh nor as lost. */
  withdraw(id: SourceId): void {
    this.#standing(id).isFresh = false;
    if (this.#used === id) this.#used = undefined;
  }

  /** What has fallen silent counts no longer. */
  forgetLost(): void {
    if (this.#used !== undefined && !this.isFresh(this.#used)) this.#used = undefined;
  }

  /** Decides who counts, and what of it is new to whoever is told. */
  decide(nowMs: number): Verdict {
    const takeOverAtMs = this.#choose(nowMs);
    const report = this.#countingReport();
    const text = JSON.stringify(report);
    if (text === this.#told) return { tell: undefined, askAgainAtMs: takeOverAtMs };
    if (report?.place.type === 'pose') {
      const mayTellAtMs = this.#poseToldAtMs + POSE_INTERVAL_MS;
      if (nowMs < mayTellAtMs)
        return { tell: undefined, askAgainAtMs: Math.min(mayTellAtMs, takeOverAtMs ?? Infinity) };
      this.#poseToldAtMs = nowMs;
    }
    this.#told = text;
    return { tell: { report }, askAgainAtMs: takeOverAtMs };
  }

  /** The source that counts, lost or not. */
  get used(): SourceId | undefined {
    return this.#used;
  }

  isFresh(id: SourceId): boolean {
    return this.#standing(id).isFresh;
  }

  /** What the source said last, and how long ago. */
  newest(id: SourceId, nowMs: number): { readonly report: PositionReport; readonly ageMs: number } | undefined {
    const { newest, newestAtMs } = this.#standing(id);
    return newest === undefined || newestAtMs === undefined
      ? undefined
      : { report: newest, ageMs: Math.max(0, nowMs - newestAtMs) };
  }

  /** Sets who counts. Returns when another will take over if both stay fresh. */
  #choose(nowMs: number): number | undefined {
    const isUsedFresh = this.#used !== undefined && this.isFresh(this.#used);
    let takeOverAtMs: number | undefined;
    for (const [id, { isFresh, freshSinceMs }] of this.#standings) {
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

  #countingReport(): CountingReport {
    if (this.#used === undefined) return null;
    const { isFresh, newest } = this.#standing(this.#used);
    return newest === undefined ? null : describePlace(this.#used, newest, isFresh);
  }

  #standing(id: SourceId): Standing {
    return this.#standings.get(id)!;
  }
}
