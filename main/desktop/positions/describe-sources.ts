import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { SourceId } from '../../../shared/model/position-source.ts';
import type { PositionArbiter } from './arbiter.ts';
import type { PositionReport, SourceReport } from './position-source.ts';

type Status = PayloadOf<EarshotContract, 'positions:status'>;

/** Resolution of ages: fine enough to see a source report, and coarse enough to send few messages for a silent one. */
const FRESH_AGE_STEP_MS = 10;
const SILENT_AGE_STEP_MS = 1_000;

/** No game has ground this far below its origin. Games that count in other units than metres may come close. */
const BELOW_WORLD_METRES = -1_000;

const HAND: Status['sources'][number] = {
  id: 'hand',
  state: 'fresh',
  problem: null,
  feeder: '',
  notes: [],
  world: '',
  ageMs: null,
  accepted: 0,
  refused: 0,
};

/** Describes what every source is doing; the map's dot is the last row. */
export function describeSources(
  arbiter: Pick<PositionArbiter, 'used' | 'isFresh' | 'newest'>,
  sources: readonly { readonly id: SourceId; report(): SourceReport }[],
  nowMs: number,
): Status {
  const rows = sources.map((source) => {
    const { id } = source;
    const { state, problem, feeder, notes, accepted, refused } = source.report();
    const newest = arbiter.newest(id, nowMs);
    const isFresh = arbiter.isFresh(id);
    const stepMs = isFresh ? FRESH_AGE_STEP_MS : SILENT_AGE_STEP_MS;
    return {
      id,
      state,
      problem,
      feeder,
      notes: [...(isFresh && isBelowWorld(newest?.report) ? (['below-world'] as const) : []), ...notes],
      world: newest?.report.presence.world ?? '',
      ageMs: newest === undefined ? null : Math.floor(newest.ageMs / stepMs) * stepMs,
      accepted,
      refused,
    };
  });
  return { used: arbiter.used ?? null, sources: [...rows, HAND] };
}

function isBelowWorld(report: PositionReport | undefined): boolean {
  return report !== undefined && report.pose !== null && report.pose.yMetres < BELOW_WORLD_METRES;
}
