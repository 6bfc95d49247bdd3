import { beforeEach, expect, it } from 'vitest';
import { OwnDot } from '../../../../../../renderer/features/map/input/own-dot.ts';
import { Scene } from '../../../../../../renderer/link/scene.ts';
import { ORIGIN_POSE, type Pose } from '../../../../../../shared/model/pose.ts';

const NO_KEYS: ReadonlySet<string> = new Set();
const FORWARD: ReadonlySet<string> = new Set(['KeyW']);
const STEP_SECONDS = 0.1;

let scene: Scene;
let isByHand: boolean;
let moved: Pose[];
let dot: OwnDot;

beforeEach(() => {
  scene = new Scene();
  scene.setOwn(1, ORIGIN_POSE);
  isByHand = true;
  moved = [];
  dot = new OwnDot({ scene, isByHand: () => isByHand, onMoved: (pose) => void moved.push(pose) });
});

it('moves by keys, in the scene and for the host', () => {
  expect(dot.walk(FORWARD, false, STEP_SECONDS)).toBe(true);
  expect(moved).toEqual([scene.own?.pose]);
  expect(scene.own?.pose.zMetres).toBeGreaterThan(0);
  expect(dot.walk(NO_KEYS, false, STEP_SECONDS)).toBe(false);
});

it('walks to a clicked place and forgets it on arrival', () => {
  dot.walkTo({ xMetres: 0.6, zMetres: 0 });
  expect(dot.target).toEqual({ xMetres: 0.6, zMetres: 0 });
  expect(dot.walk(NO_KEYS, false, STEP_SECONDS)).toBe(true);
  expect(dot.target).not.toBeNull();
  dot.walk(NO_KEYS, false, STEP_SECONDS);
  expect(dot.target).toBeNull();
  expect(scene.own?.pose.xMetres).toBe(0.6);
});

it('follows the pointer while dragged, whatever keys are held, and forgets the clicked place', () => {
  dot.walkTo({ xMetres: 5, zMetres: 5 });
  dot.dragTo({ xMetres: -2, zMetres: 0 });
  expect(dot.isDragged).toBe(true);
  expect(dot.target).toBeNull();
  expect(dot.walk(FORWARD, false, STEP_SECONDS)).toBe(false);
  expect(moved.map(({ xMetres }) => xMetres)).toEqual([-2]);
  dot.drop();
  expect(dot.walk(FORWARD, false, STEP_SECONDS)).toBe(true);
});

it('leaves the movement to a game, and forgets the clicked place', () => {
  dot.walkTo({ xMetres: 5, zMetres: 5 });
  isByHand = false;
  expect(dot.walk(FORWARD, false, STEP_SECONDS)).toBe(false);
  expect(dot.target).toBeNull();
  dot.walkTo({ xMetres: 5, zMetres: 5 });
  dot.dragTo({ xMetres: 5, zMetres: 5 });
  expect(dot.target).toBeNull();
  expect(moved).toEqual([]);
});

it('does not move before you are in a lobby', () => {
  scene.clear();
  dot.walkTo({ xMetres: 5, zMetres: 5 });
  dot.dragTo({ xMetres: 5, zMetres: 5 });
  dot.drop();
  expect(dot.walk(FORWARD, false, STEP_SECONDS)).toBe(false);
  expect(moved).toEqual([]);
});
