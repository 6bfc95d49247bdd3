import { expect, it } from 'vitest';
import { fitCircle, fitPoints, gridSpacingMetres, panBy, toGround, toScreen, zoomAt } from '../../../../../renderer/features/map/camera.ts';

const VIEWPORT = { widthPixels: 800, heightPixels: 600 };
const CAMERA = { centreXMetres: 10, centreZMetres: -20, pixelsPerMetre: 8 };

it('shows north above and east to the right', () => {
  const centre = toScreen(CAMERA, VIEWPORT, 10, -20);
  expect(centre).toEqual({ x: 400, y: 300 });
  expect(toScreen(CAMERA, VIEWPORT, 10, -10).y).toBeLessThan(centre.y);
  expect(toScreen(CAMERA, VIEWPORT, 20, -20).x).toBeGreaterThan(centre.x);
});

it('finds the ground under a point of the screen', () => {
  expect(toGround(CAMERA, VIEWPORT, toScreen(CAMERA, VIEWPORT, 3, 7))).toEqual({ xMetres: 3, zMetres: 7 });
});

it('zooms around the pointer, within limits', () => {
  const anchor = { x: 650, y: 120 };
  const zoomed = zoomAt(CAMERA, VIEWPORT, anchor, 1.7);
  const before = toGround(CAMERA, VIEWPORT, anchor);
  const after = toGround(zoomed, VIEWPORT, anchor);
  expect(after.xMetres).toBeCloseTo(before.xMetres);
  expect(after.zMetres).toBeCloseTo(before.zMetres);
  expect(zoomAt(CAMERA, VIEWPORT, anchor, 1e9).pixelsPerMetre).toBeLessThan(100);
  expect(zoomAt(CAMERA, VIEWPORT, anchor, 1e-9).pixelsPerMetre).toBeGreaterThan(0.1);
});

it('moves the ground with the pointer', () => {
  const moved = panBy(CAMERA, 80, 40);
  expect(toScreen(moved, VIEWPORT, 10, -20)).toEqual({ x: 480, y: 340 });
});

it('fits a circle and a crowd into the picture', () => {
  const circle = fitCircle(VIEWPORT, { xMetres: 5, zMetres: 5 }, 30);
  expect(toScreen(circle, VIEWPORT, 5, 35).y).toBeGreaterThan(0);
  const crowd = [{ xMetres: -90, zMetres: 0 }, { xMetres: 140, zMetres: 60 }];
  const camera = fitPoints(VIEWPORT, crowd, CAMERA);
  for (const { xMetres, zMetres } of crowd) {
    const { x, y } = toScreen(camera, VIEWPORT, xMetres, zMetres);
    expect(x > 0 && x < 800 && y > 0 && y < 600).toBe(true);
  }
  expect(fitPoints(VIEWPORT, [], CAMERA)).toBe(CAMERA);
});

it('draws grid lines at 1, 2, 5, 10 ... metres, far enough apart to be told apart', () => {
  expect(gridSpacingMetres(60)).toBe(1);
  expect(gridSpacingMetres(20)).toBe(5);
  expect(gridSpacingMetres(1)).toBe(100);
});
