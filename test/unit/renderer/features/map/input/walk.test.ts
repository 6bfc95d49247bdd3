import { describe, expect, it } from 'vitest';
import {
  intentOfKeys,
  isIdle,
  placeAt,
  startPose,
  stepWalk,
} from '../../../../../../renderer/features/map/input/walk.ts';
import { ORIGIN_POSE } from '../../../../../../shared/model/pose.ts';

const keys = (...codes: string[]) => intentOfKeys(new Set(codes), null, false);

describe('keys', () => {
  it.each([
    ['KeyW', 0, 1],
    ['KeyS', 0, -1],
    ['KeyD', 1, 0],
    ['KeyA', -1, 0],
  ])('%s walks %i east, %i north', (code, east, north) => {
    const { pose } = stepWalk(ORIGIN_POSE, keys(code), 0.1);
    expect([Math.sign(pose.xMetres), Math.sign(pose.zMetres)]).toEqual([east, north]);
  });

  it('leaves the arrow keys to the choice of a player', () => {
    expect(isIdle(keys('ArrowUp', 'ArrowLeft'))).toBe(true);
  });

  it('that oppose each other cancel out', () => {
    expect(isIdle(keys('KeyA', 'KeyD', 'KeyW', 'KeyS'))).toBe(true);
  });

  it('walk diagonals as fast as straight lines, and run faster with Shift', () => {
    const distance = (...codes: string[]) => {
      const { pose } = stepWalk(ORIGIN_POSE, keys(...codes), 0.1);
      return Math.hypot(pose.xMetres, pose.zMetres);
    };
    expect(distance('KeyW', 'KeyD')).toBeCloseTo(distance('KeyW'));
    expect(distance('KeyW', 'ShiftLeft')).toBeGreaterThan(2 * distance('KeyW'));
  });

  it('turn in place with Q and E', () => {
    expect(stepWalk(ORIGIN_POSE, keys('KeyE'), 0.1).pose.yawRadians).toBeGreaterThan(0);
    expect(stepWalk(ORIGIN_POSE, keys('KeyQ'), 0.1).pose).toMatchObject({ xMetres: 0, zMetres: 0 });
  });
});

describe('on a map that turns with its player', () => {
  const east = { ...ORIGIN_POSE, yawRadians: Math.PI / 2 };
  const headingUp = (...codes: string[]) => intentOfKeys(new Set(codes), null, true);

  it('keys walk in your view direction, and backwards without turning round', () => {
    expect(stepWalk(east, headingUp('KeyW'), 0.1).pose).toMatchObject({
      xMetres: expect.closeTo(0.45),
      zMetres: expect.closeTo(0),
      yawRadians: Math.PI / 2,
    });
    expect(stepWalk(east, headingUp('KeyS'), 0.1).pose).toMatchObject({
      xMetres: expect.closeTo(-0.45),
      yawRadians: Math.PI / 2,
    });
  });

  it('sideways keys turn in place', () => {
    expect(stepWalk(east, headingUp('KeyD'), 0.1).pose).toMatchObject({
      xMetres: 0,
      zMetres: 0,
      yawRadians: expect.closeTo(Math.PI / 2 + 0.26),
    });
    expect(isIdle(headingUp('KeyD', 'KeyQ'))).toBe(true);
  });
});

it('the body turns to where it walks within half a second', () => {
  let pose = ORIGIN_POSE;
  for (let frame = 0; frame < 30; frame++) pose = stepWalk(pose, keys('KeyD'), 1 / 60).pose;
  expect(pose.yawRadians).toBeCloseTo(Math.PI / 2);
});

it('a clicked place is walked to and reached exactly, then forgotten', () => {
  let pose = ORIGIN_POSE;
  let target: ReturnType<typeof stepWalk>['target'] = { xMetres: 3, zMetres: 4 };
  let frames = 0;
  while (target !== null && frames++ < 1_000)
    ({ pose, target } = stepWalk(pose, intentOfKeys(new Set(), target, false), 1 / 60));
  expect(pose).toMatchObject({ xMetres: 3, zMetres: 4 });
});

it('keys cancel the clicked place', () => {
  expect(
    stepWalk(ORIGIN_POSE, intentOfKeys(new Set(['KeyW']), { xMetres: 9, zMetres: 9 }, false), 0.1).target,
  ).toBeNull();
});

it('dragging turns the player in its direction, except for tiny moves', () => {
  expect(placeAt(ORIGIN_POSE, -2, 0).yawRadians).toBeCloseTo(-Math.PI / 2);
  expect(placeAt({ ...ORIGIN_POSE, yawRadians: 1 }, 0.01, 0).yawRadians).toBe(1);
});

it('newcomers start so far apart that their dots do not overlap', () => {
  const poses = Array.from({ length: 60 }, (_, index) => startPose(index + 1));
  for (const a of poses)
    for (const b of poses)
      if (a !== b) expect(Math.hypot(a.xMetres - b.xMetres, a.zMetres - b.zMetres)).toBeGreaterThan(3);
});
