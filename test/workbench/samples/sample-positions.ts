import type { PositionsState } from '../../../renderer/features/positions/positions-store.ts';
import { DEFAULT_PRESENCE } from '../../../shared/model/presence.ts';

const PLACE = { type: 'pose', x: 4, y: 0, z: 12, yaw: 0 } as const;

/** A game that sends your position through Mumble Link. */
export const SAMPLE_REPORT: NonNullable<PositionsState['report']> = {
  source: 'mumble-link',
  place: PLACE,
  presence: { type: 'presence', ...DEFAULT_PRESENCE },
  talk: null,
};

/** Every source in another state. */
export const SAMPLE_STATUS: PositionsState['status'] = {
  used: 'mumble-link',
  sources: [
    source('game-api', { state: 'failed', problem: 'port-in-use' }),
    source('mumble-link', {
      state: 'fresh',
      feeder: 'Guild Wars 2',
      world: 'Lion’s Arch',
      notes: ['below-world'],
      ageMs: 40,
      accepted: 1_204,
      refused: 3,
    }),
    source('track', { state: 'stale', feeder: 'walk.csv', ageMs: 95_000, accepted: 300 }),
    source('hand', { state: 'fresh' }),
  ],
};

/** The age of a status must not depend on when a picture is accepted: it arrives after any clock. */
export const ARRIVES_LAST_MS = Number.POSITIVE_INFINITY;

function source(
  id: PositionsState['status']['sources'][number]['id'],
  change: Partial<PositionsState['status']['sources'][number]>,
): PositionsState['status']['sources'][number] {
  return {
    id,
    state: 'waiting',
    problem: null,
    feeder: '',
    notes: [],
    world: '',
    ageMs: null,
    accepted: 0,
    refused: 0,
    ...change,
  };
}
