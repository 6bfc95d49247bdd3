import { describe, expect, it } from 'vitest';
import { clusterPlayers } from '../../../../../../renderer/features/map/paint/clusters.ts';
import type { MapPlayer } from '../../../../../../renderer/features/map/map-player.ts';
import { ORIGIN_POSE } from '../../../../../../shared/model/pose.ts';
import { createRandom } from '../../../../../support/signals.ts';

const player = (id: number, xMetres: number, zMetres: number, isHearer = false): MapPlayer => ({
  id,
  name: `Player ${id}`,
  pose: { ...ORIGIN_POSE, xMetres, zMetres },
  loudness: 0,
  isTalking: false,
  isMuted: false,
  hueDegrees: 210,
  isAway: false,
  isSilenced: false,
  mark: { teamMark: null, state: 'alive' },
  isHearer,
  picture: () => null,
});
const nobody = (): boolean => false;
const idsOf = (players: readonly MapPlayer[]): number[] => players.map(({ id }) => id).sort((a, b) => a - b);

describe('players who overlap', () => {
  const crowd = [player(1, 0, 0), player(2, 3, 0, true), player(3, 0, 4), player(4, 60, 0), player(5, 62, 0)];

  it('become one number in their middle when the map is small, while two side by side stay two', () => {
    const { clusters, singles } = clusterPlayers(crowd, 2, nobody);
    expect(clusters).toEqual([
      { members: expect.anything(), xMetres: expect.closeTo(1), zMetres: expect.closeTo(4 / 3), hearerCount: 1 },
    ]);
    expect(idsOf(clusters[0]?.members ?? [])).toEqual([1, 2, 3]);
    expect(idsOf(singles)).toEqual([4, 5]);
  });

  it('include players a little further away, but only in a crowd', () => {
    const { clusters, singles } = clusterPlayers([...crowd.slice(0, 3), player(6, 15, 0), player(7, 20, 0)], 2, nobody);
    expect(clusters.map(({ members }) => idsOf(members))).toEqual([[1, 2, 3, 6]]);
    expect(idsOf(singles)).toEqual([7]);
    expect(clusterPlayers([player(1, 0, 0), player(2, 15, 0), player(3, 0, 15)], 2, nobody).clusters).toEqual([]);
  });

  it('are shown one by one when the map is large', () => {
    expect(clusterPlayers(crowd, 20, nobody)).toEqual({ clusters: [], singles: crowd });
  });

  it('leave out players who must be shown individually', () => {
    const { clusters, singles } = clusterPlayers(crowd, 2, ({ id }) => id === 2);
    expect(clusters).toEqual([]);
    expect(idsOf(singles)).toEqual([1, 2, 3, 4, 5]);
  });
});

it('never place a player in two clusters, whatever the crowd', () => {
  const random = createRandom(7);
  for (const pixelsPerMetre of [0.3, 1, 3, 8]) {
    const crowd = Array.from({ length: 200 }, (_, index) =>
      player(index + 1, 120 * (random() - 0.5), 120 * (random() - 0.5)),
    );
    const { clusters, singles } = clusterPlayers(crowd, pixelsPerMetre, ({ id }) => id % 9 === 0);
    expect(idsOf([...clusters.flatMap(({ members }) => members), ...singles])).toEqual(idsOf(crowd));
    expect(clusters.every(({ members }) => members.length >= 3)).toBe(true);
  }
});

it('form the same clusters in any order', () => {
  const random = createRandom(9);
  const crowd = Array.from({ length: 60 }, (_, index) => player(index + 1, 40 * random(), 40 * random()));
  const groups = (players: readonly MapPlayer[]): string[] =>
    clusterPlayers(players, 2, nobody).clusters.map(({ members }) => idsOf(members).join());
  expect(groups(crowd.toReversed())).toEqual(groups(crowd));
});
