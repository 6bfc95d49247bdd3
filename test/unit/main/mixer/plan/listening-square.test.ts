import { expect, it } from 'vitest';
import { ListeningSquare } from '../../../../../main/mixer/plan/listening-square.ts';
import { PlacementTable } from '../../../../../main/mixer/plan/placement-table.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';

/** What makes listeners alike, for each of the placements. */
function signatures(placements: readonly Float64Array[], metres: number): string[] {
  const table = new PlacementTable(placements.length);
  const square = new ListeningSquare(table);
  return placements.map((placement, index) => {
    table.set(index + 1, placement);
    square.moveTo(index + 1, metres);
    return [square.isPlaced, square.state, square.low, square.high].join();
  });
}

it('is one for all who stand in it, and another for neighbours, floors, worlds, groups and states', () => {
  const [first, ...others] = signatures(
    [
      placementAt(0.1, 0.1, 0.1),
      placementAt(9.9, 9.9, 9.9),
      placementAt(-0.1, 0, 0),
      placementAt(0, 10, 0),
      placementAt(0, 0, 10),
      placementOf({}, { world: 2 }),
      placementOf({}, { group: 2 }),
      placementOf({}, { state: 1 }),
    ],
    10,
  );
  expect(others[0]).toBe(first);
  for (const other of others.slice(1)) expect(other).not.toBe(first);
});

it("measures from its middle at the listener's height, or from its nearest point", () => {
  const table = new PlacementTable(3);
  const square = new ListeningSquare(table);
  table.set(1, placementAt(1, 1, 1));
  table.set(2, placementAt(5, 4, 25));
  table.set(3, placementAt(9, 9, 9));
  square.moveTo(1, 10);
  expect(square.metresFromMiddle(2)).toBeCloseTo(Math.hypot(3, 20), 9);
  expect(square.metresFromEdge(2)).toBe(15);
  expect(square.metresFromMiddle(3)).toBeCloseTo(Math.hypot(4, 8, 4), 9);
  expect(square.metresFromEdge(3)).toBe(0);
});
