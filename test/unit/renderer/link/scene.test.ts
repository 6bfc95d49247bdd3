import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../renderer/link/scene.ts';

describe('other participants', () => {
  it('glide from where they are shown to their position in the last message', () => {
    const scene = new Scene();
    scene.apply([[2, 0, 0, 0, 0, -20, 1]], 0);
    scene.apply([[2, 10, 0, 4, 0, -20, 1]], 100);
    const halfway = scene.poseAt(2, 165);
    expect(halfway?.xMetres).toBeCloseTo(5);
    expect(halfway?.zMetres).toBeCloseTo(2);
    expect(scene.isMovingAt(165)).toBe(true);
    expect(scene.poseAt(2, 400)).toMatchObject({ xMetres: 10, zMetres: 4 });
    expect(scene.isMovingAt(400)).toBe(false);
  });

  it('turn the short way round', () => {
    const scene = new Scene();
    scene.apply([[2, 0, 0, 0, 3, -120, 0]], 0);
    scene.apply([[2, 0, 0, 0, -3, -120, 0]], 100);
    expect(scene.poseAt(2, 165)?.yawRadians).toBeCloseTo(Math.PI);
  });

  it('jump when they are teleported', () => {
    const scene = new Scene();
    scene.apply([[2, 0, 0, 0, 0, -120, 0]], 0);
    scene.apply([[2, 500, 0, 0, 0, -120, 0]], 100);
    expect(scene.poseAt(2, 101)?.xMetres).toBe(500);
  });

  it('have no position without a row', () => {
    const scene = new Scene();
    scene.apply([[2, 1, 0, 1, 0, -20, 1]], 0);
    scene.apply([], 100);
    expect(scene.poseAt(2, 100)).toBeUndefined();
    expect(scene.entries()).toEqual([]);
  });

  it('talk without a position when the host reports it, until it stops', () => {
    const scene = new Scene();
    scene.apply([[2, 1, 0, 1, 0, -20, 1]], 0, [[3, -30]]);
    expect(scene.voice(3)).toEqual({ levelDb: -30, isTalking: true });
    expect(scene.voice(2)).toMatchObject({ levelDb: -20, isTalking: true });
    expect(scene.poseAt(3, 0)).toBeUndefined();
    scene.silence();
    expect(scene.voice(3)).toEqual({ levelDb: -120, isTalking: false });
    scene.apply([], 100, [[3, -30]]);
    scene.apply([], 200);
    expect(scene.voice(3)).toEqual({ levelDb: -120, isTalking: false });
  });

  it('fall silent where they stand when the lobby ends', () => {
    const scene = new Scene();
    scene.apply([[2, 1, 0, 1, 0, -20, 1]], 0);
    scene.silence();
    expect(scene.entry(2)).toMatchObject({ isTalking: false, levelDb: -120, pose: { xMetres: 1 } });
  });
});

it('the own participant is where it moved to, whatever the host says', () => {
  const scene = new Scene();
  scene.setOwn(1, { xMetres: 3, yMetres: 0, zMetres: 0, yawRadians: 0 });
  scene.apply([[1, 9, 0, 9, 0, -120, 0]], 0);
  expect(scene.poseAt(1, 500)?.xMetres).toBe(3);
});

it('reports messages and own moves to subscribers until they unsubscribe', () => {
  const scene = new Scene();
  let changes = 0;
  const unsubscribe = scene.subscribe(() => changes++);
  scene.apply([[2, 1, 0, 1, 0, -120, 0]], 0);
  scene.setOwn(1, { xMetres: 0, yMetres: 0, zMetres: 0, yawRadians: 0 });
  unsubscribe();
  scene.clear();
  expect(changes).toBe(2);
});

it('knows who hears you, until the lobby falls silent', () => {
  const scene = new Scene();
  scene.setHearers([2, 5]);
  expect([...scene.hearers]).toEqual([2, 5]);
  scene.silence();
  expect(scene.hearers.size).toBe(0);
});

describe('a renderer', () => {
  it('is notified of changes, and not of messages that repeat the same', () => {
    const scene = new Scene();
    let notifications = 0;
    scene.subscribe(() => notifications++);
    scene.apply(
      [
        [2, 1, 0, 1, 0, -120, 0],
        [3, 4, 0, 1, 0, -120, 0],
      ],
      0,
    );
    scene.setHearers([2]);
    expect(notifications).toBe(2);
    scene.apply(
      [
        [2, 1, 0, 1, 0, -120, 0],
        [3, 4, 0, 1, 0, -120, 0],
      ],
      100,
    );
    scene.setHearers([2]);
    expect(notifications).toBe(2);
    scene.apply(
      [
        [2, 1, 0, 1, 0, -20, 1],
        [3, 4, 0, 1, 0, -120, 0],
      ],
      200,
    );
    scene.apply(
      [
        [2, 1, 3, 1, 0, -20, 1],
        [3, 4, 0, 1, 0, -120, 0],
      ],
      300,
    );
    scene.apply([[2, 1, 3, 1, 0, -20, 1]], 400);
    scene.setHearers([]);
    expect(notifications).toBe(6);
  });
});

describe('a participant whose connection is lost', () => {
  const ROW = [2, 10, 0, 4, 0, -20, 1] as const;

  it('stays in place and in silence, until somebody says where it is, or that it has left', () => {
    const scene = new Scene();
    scene.apply([ROW], 0);
    scene.setAway([2]);
    let changes = 0;
    scene.subscribe(() => changes++);
    scene.apply([], 100);
    scene.apply([], 200);
    expect(scene.poseAt(2, 300)).toMatchObject({ xMetres: 10, zMetres: 4 });
    expect([scene.voice(2).isTalking, changes]).toEqual([false, 1]);
    scene.apply([[2, 11, 0, 4, 0, -20, 1]], 300);
    expect(scene.poseAt(2, 600)).toMatchObject({ xMetres: 11 });
    scene.setAway([]);
    scene.apply([], 700);
    expect(scene.poseAt(2, 800)).toBeUndefined();
  });
});
