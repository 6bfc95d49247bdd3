import { beforeEach, expect, it } from 'vitest';
import { HitTest } from '../../../../../../renderer/features/map/input/hit-test.ts';
import type { MapPlayer } from '../../../../../../renderer/features/map/map-player.ts';
import { ORIGIN_POSE, type Pose } from '../../../../../../shared/model/pose.ts';

// 10 pixels to a metre, with the origin at (100, 100).
const VIEW = {
  camera: { centreXMetres: 0, centreZMetres: 0, pixelsPerMetre: 10, upRadians: 0 },
  viewport: { widthPixels: 200, heightPixels: 200 },
};

let hitTest: HitTest;

beforeEach(() => {
  hitTest = new HitTest(VIEW);
});

const at = (xMetres: number, zMetres = 0): Pose => ({ ...ORIGIN_POSE, xMetres, zMetres });
const player = (id: number, pose: Pose): MapPlayer => ({
  id,
  name: `Player ${id}`,
  pose,
  loudness: 0,
  isTalking: false,
  isMuted: false,
  hueDegrees: 210,
  isAway: false,
  isSilenced: false,
  mark: { teamMark: null, state: 'alive' },
  isHearer: false,
  picture: () => null,
});

it('finds the nearest of the players within 18 pixels', () => {
  const others = [player(2, at(1)), player(3, at(-0.5)), player(4, at(9))];
  expect(hitTest.playerAt({ x: 100, y: 100 }, others)).toBe(3);
  expect(hitTest.playerAt({ x: 106, y: 100 }, others)).toBe(2);
  expect(hitTest.playerAt({ x: 100, y: 120 }, others)).toBeUndefined();
});

it('finds a cluster, including its outline, instead of its members', () => {
  const others = [player(2, at(0)), player(3, at(0.1))];
  const painted = {
    cluster: { members: others, xMetres: 0, zMetres: 0, hearerCount: 0 },
    at: { x: 100, y: 100 },
    radiusPixels: 12,
  };
  hitTest.setClusters([painted]);
  expect(hitTest.playerAt({ x: 100, y: 100 }, others)).toBeUndefined();
  expect(hitTest.clusterAt({ x: 114, y: 100 })).toBe(painted);
  expect(hitTest.clusterAt({ x: 115, y: 100 })).toBeUndefined();
  hitTest.setClusters([]);
  expect(hitTest.clusterAt({ x: 100, y: 100 })).toBeUndefined();
});

it('grabs your own dot within 24 pixels, if you have one', () => {
  expect(hitTest.isOnOwnDot({ x: 133, y: 100 }, at(1))).toBe(true);
  expect(hitTest.isOnOwnDot({ x: 134, y: 100 }, at(1))).toBe(false);
  expect(hitTest.isOnOwnDot({ x: 100, y: 100 }, undefined)).toBe(false);
});
