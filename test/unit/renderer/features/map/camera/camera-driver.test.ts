import { beforeEach, describe, expect, it } from 'vitest';
import { CameraDriver } from '../../../../../../renderer/features/map/camera/camera-driver.ts';
import { toScreen } from '../../../../../../renderer/features/map/camera/camera.ts';
import { ORIGIN_POSE } from '../../../../../../shared/model/pose.ts';

const OWN = { ...ORIGIN_POSE, xMetres: 50, zMetres: -10, yawRadians: 1 };
const FRAME_SECONDS = 1 / 60;
let driver: CameraDriver;

beforeEach(() => {
  driver = new CameraDriver();
  driver.resize({ widthPixels: 800, heightPixels: 600 });
});

function settle(isHeadingUp: boolean): number {
  let steps = 0;
  while (driver.step(OWN, OWN, isHeadingUp, FRAME_SECONDS) && steps < 1_000) steps++;
  return steps;
}

const ownOnScreen = () => toScreen(driver.camera, driver.viewport, OWN.xMetres, OWN.zMetres);

describe('the camera', () => {
  it('frames your own range once, and follows smoothly until you are centred', () => {
    driver.frameOnce(OWN, 30);
    const { pixelsPerMetre } = driver.camera;
    driver.frameOnce(OWN, 300);
    expect(driver.camera.pixelsPerMetre).toBe(pixelsPerMetre);
    driver.step(OWN, { ...OWN, xMetres: 60 }, false, FRAME_SECONDS);
    expect(driver.camera.centreXMetres).toBeGreaterThan(50);
    expect(driver.camera.centreXMetres).toBeLessThan(60);
    expect(settle(false)).toBeGreaterThan(3);
    expect(ownOnScreen()).toEqual({ x: expect.closeTo(400), y: expect.closeTo(300) });
  });

  it('turns to your view direction and back to north, and stops there', () => {
    settle(true);
    expect(driver.camera.upRadians).toBe(1);
    expect(driver.step(OWN, OWN, true, FRAME_SECONDS)).toBe(false);
    settle(false);
    expect(driver.camera.upRadians).toBe(0);
  });

  it('moves at once when the system asks for reduced motion', () => {
    driver.step(OWN, OWN, true, Infinity);
    expect(driver.camera).toMatchObject({ centreXMetres: 50, centreZMetres: -10, upRadians: 1 });
  });

  it('zooms around you while it follows, and otherwise around the pointer', () => {
    settle(false);
    driver.zoom({ x: 10, y: 10 }, 2, OWN);
    expect(ownOnScreen()).toEqual({ x: expect.closeTo(400), y: expect.closeTo(300) });
    driver.pan(5, 0);
    const before = ownOnScreen();
    driver.zoom(before, 2, OWN);
    expect(ownOnScreen()).toEqual({ x: expect.closeTo(before.x), y: expect.closeTo(before.y) });
  });

  it('stops following when it is moved, and resumes on request', () => {
    settle(false);
    driver.pan(40, 0);
    expect([driver.isFollowing, driver.step(OWN, OWN, false, FRAME_SECONDS)]).toEqual([false, false]);
    expect(ownOnScreen().x).toBeCloseTo(440);
    driver.follow();
    settle(false);
    expect(ownOnScreen().x).toBeCloseTo(400);
  });

  it('keeps another player in the middle, turns with you all the same, and waits while they are not to be seen', () => {
    const other = { ...OWN, xMetres: 90, zMetres: 30, yawRadians: 2 };
    driver.step(OWN, other, true, Infinity);
    expect(driver.camera).toMatchObject({ centreXMetres: 90, centreZMetres: 30, upRadians: OWN.yawRadians });
    driver.step(OWN, undefined, true, Infinity);
    expect(driver.camera).toMatchObject({ centreXMetres: 90, centreZMetres: 30 });
    driver.step(OWN, { ...other, xMetres: 95 }, true, Infinity);
    expect(driver.camera.centreXMetres).toBe(95);
    driver.pan(10, 0);
    const { centreXMetres } = driver.camera;
    driver.step(OWN, other, true, Infinity);
    expect(driver.camera.centreXMetres).toBe(centreXMetres);
  });

  it('zooms with two fingers while it follows, and otherwise moves the ground too', () => {
    settle(false);
    driver.pinch({ x: 100, y: 100 }, 30, 0, 1.5, OWN);
    expect(driver.isFollowing).toBe(true);
    expect(ownOnScreen().x).toBeCloseTo(400);
    driver.pan(0, 0);
    driver.pinch(ownOnScreen(), 30, 0, 1, OWN);
    expect(ownOnScreen().x).toBeCloseTo(430);
  });
});
