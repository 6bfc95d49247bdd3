import { expect, it } from 'vitest';
import { PLACEMENT_FIELDS } from '../../../../../main/mixer/placement.ts';
import { PlacementTable } from '../../../../../main/mixer/plan/placement-table.ts';
import { placementOf } from '../../../../support/lobby/placement.ts';

const POSE = { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: Math.PI / 2 };

it('stores the values of one slot', () => {
  const table = new PlacementTable(2);
  table.set(
    1,
    placementOf(POSE, {
      cameraX: 9,
      cameraYaw: 0,
      world: 4,
      enclosure: 5,
      team: 6,
      state: 2,
      reach: 0.5,
      muffle: 0.25,
      zone: 1,
      talkTo: 3,
      radio: 7,
      group: 8,
      isPriority: 1,
      remaining: 0.75,
      isFlat: 1,
    }),
  );
  expect([table.isPlaced[1], table.x[1], table.y[1], table.z[1], table.sinYaw[1]]).toEqual([1, 1, 2, 3, 1]);
  expect([table.cameraX[1], table.cameraY[1], table.cosCameraYaw[1], table.sinCameraYaw[1]]).toEqual([9, 2, 1, 0]);
  expect([table.world[1], table.enclosure[1], table.team[1], table.radio[1], table.group[1]]).toEqual([4, 5, 6, 7, 8]);
  expect([table.state[1], table.zone[1], table.talkTo[1], table.isPriority[1], table.isFlat[1]]).toEqual([
    2, 1, 3, 1, 1,
  ]);
  expect([table.reach[1], table.muffle[1], table.remaining[1]]).toEqual([0.5, 0.25, 0.75]);
  expect(table.isPlaced[2]).toBe(0);
});

it('treats an unknown or forgotten participant as alive, without a position, with a normal voice', () => {
  const table = new PlacementTable(1);
  const seen = (): unknown[] => [
    table.isPlaced[1],
    table.state[1],
    table.reach[1],
    table.remaining[1],
    table.group[1],
    table.talkTo[1],
    table.isFlat[1],
  ];
  expect(seen()).toEqual([0, 0, 1, 1, 0, 0, 0]);
  table.set(1, placementOf(POSE, { state: 1, group: 3, talkTo: 2, isFlat: 1 }));
  table.clear(1);
  expect(seen()).toEqual([0, 0, 1, 1, 0, 0, 0]);
});

it.each(['x', 'y', 'z'] as const)('leaves a participant without a number for %s unplaced', (field) => {
  const table = new PlacementTable(1);
  for (const value of [Number.NaN, Infinity, -Infinity]) {
    table.set(1, placementOf(POSE, { [field]: value }));
    expect([table.isPlaced[1], Number.isFinite(table[field][1])]).toEqual([0, true]);
  }
});

it('uses the avatar for an invalid camera, and keeps everyone within the largest world', () => {
  const table = new PlacementTable(1);
  table.set(1, placementOf(POSE, { cameraX: Number.NaN, cameraYaw: Infinity }));
  expect([table.cameraX[1], table.cameraZ[1], table.sinCameraYaw[1]]).toEqual([1, 3, 1]);
  table.set(1, placementOf(POSE, { x: 1e300, y: -1e300, yaw: Number.NaN }));
  expect([table.isPlaced[1], table.x[1], table.y[1], table.cosYaw[1]]).toEqual([1, 1e6, -1e6, 1]);
});

it('replaces invalid shares, and uses the first entry for an invalid index', () => {
  const table = new PlacementTable(1);
  table.set(1, new Float64Array(PLACEMENT_FIELDS).fill(Number.NaN));
  expect([
    table.reach[1],
    table.muffle[1],
    table.remaining[1],
    table.state[1],
    table.zone[1],
    table.talkTo[1],
    table.isPriority[1],
    table.isFlat[1],
  ]).toEqual(new Array(8).fill(0));
  table.set(1, placementOf(POSE, { reach: -3, muffle: 7, remaining: -1, state: 3, zone: 1.5, talkTo: -1 }));
  expect([table.reach[1], table.muffle[1], table.remaining[1], table.state[1], table.zone[1], table.talkTo[1]]).toEqual(
    [0, 1, 0, 0, 0, 0],
  );
});
