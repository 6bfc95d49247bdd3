import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import { SOURCE_IDS, type SourceId } from '../../../shared/model/position-source.ts';
import type { PositionArbiter } from './arbiter.ts';
import type { SourceReport } from './position-source.ts';

type Status = PayloadOf<EarshotContract, 'positions:status'>;

const NAMES: { readonly [id in SourceId]: string } = {
  server: 'the game server',
  'game-api': 'the game API',
  'mumble-link': 'Mumble Link',
  track: 'the track',
  hand: 'the map',
};

/** Resolution of ages: a reporting source is seen to tick, and a silent one does not cause a message all the time. */
const FRESH_AGE_STEP_MS = 10;
const SILENT_AGE_STEP_MS = 1_000;

/** Describes what every source is doing and why it is active or not; the map's dot is the last row. */
export function describeSources(
  arbiter: Pick<PositionArbiter, 'used' | 'isFresh' | 'newest'>,
  sources: readonly { readonly id: SourceId; report(): SourceReport }[],
  nowMs: number,
): Status {
  const rows = sources.map((source) => {
    const { id } = source;
    const { state, detail, problem, feeder, taken, refused } = source.report();
    const newest = arbiter.newest(id, nowMs);
    const stepMs = arbiter.isFresh(id) ? FRESH_AGE_STEP_MS : SILENT_AGE_STEP_MS;
    return {
      id,
      state,
      detail: `${detail} ${explainUse(arbiter, id)}`.trim(),
      problem,
      feeder,
      world: newest?.report.presence.world ?? '',
      ageMs: newest === undefined ? null : Math.floor(newest.ageMs / stepMs) * stepMs,
      taken,
      refused,
    };
  });
  return { used: arbiter.used ?? null, sources: [...rows, describeHand(arbiter.used)] };
}

function explainUse(arbiter: Pick<PositionArbiter, 'used' | 'isFresh'>, id: SourceId): string {
  const { used } = arbiter;
  if (used === id)
    return arbiter.isFresh(id)
      ? 'It is used.'
      : 'It was used last, so the lobby decides what becomes of your voice until a position arrives again.';
  if (used === undefined || !arbiter.isFresh(id)) return '';
  return SOURCE_IDS.indexOf(id) < SOURCE_IDS.indexOf(used)
    ? 'It takes over in a moment.'
    : `It is not used, because ${NAMES[used]} goes before it.`;
}

function describeHand(used: SourceId | undefined): Status['sources'][number] {
  const detail =
    used === undefined
      ? 'Used, because no game says where you are.'
      : `Not used, because ${NAMES[used]} says where you are.`;
  return {
    id: 'hand',
    state: 'fresh',
    detail,
    problem: null,
    feeder: '',
    world: '',
    ageMs: null,
    taken: 0,
    refused: 0,
  };
}
