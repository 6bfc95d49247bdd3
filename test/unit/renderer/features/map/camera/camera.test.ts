import { expect, it } from 'vitest';
import {
  fitCircle,
  fitPoints,
  gridSpacingMetres,
  panBy,
  toGround,
  toScreen,
  turnTo,
  zoomAt,
} from '../../../../../../renderer/features/map/camera/camera.ts';

const VIEWPORT = { widthPixels: 800, heightPixels: 600 };
const CAMERA = { centreXMetres: 10, centreZMetres: -20, pixelsPerMetre: 8, upRadians: 0 };
const TURNED = { ...CAMERA, upRadians: 2.1 };

it('shows north above and east to the right', () => {
  const centre = toScreen(CAMERA, VIEWPORT, 10, -20);
  expect(centre).toEqual({ x: 400, y: 300 });
  expect(toScreen(CAMERA, VIEWPORT, 10, -10).y).toBeLessThan(centre.y);
  expect(toScreen(CAMERA, VIEWPORT, 20, -20).x).toBeGreaterThan(centre.x);
});

it('shows the heading-up direction above', () => {
  const eastUp = { ...CAMERA, upRadians: Math.PI / 2 };
  const east = toScreen(eastUp, VIEWPORT, 20, -20);
  expect([east.x, east.y]).toEqual([expect.closeTo(400), expect.closeTo(220)]);
  const north = toScreen(eastUp, VIEWPORT, 10, -10);
  expect([north.x, north.y]).toEqual([expect.closeTo(320), expect.closeTo(300)]);
});

it.each([CAMERA, TURNED])('finds the ground under a point on the screen', (camera) => {
  const { xMetres, zMetres } = toGround(camera, VIEWPORT, toScreen(camera, VIEWPORT, 3, 7));
  expect([xMetres, zMetres]).toEqual([expect.closeTo(3), expect.closeTo(7)]);
});

it('turns the short way round', () => {
  expect(turnTo({ ...CAMERA, upRadians: 3 }, -3, 0.5).upRadians).toBeCloseTo(Math.PI);
  expect(turnTo({ ...CAMERA, upRadians: 3 }, -3, 1).upRadians).toBe(-3);
});

it.each([CAMERA, TURNED])('zooms around the pointer, within limits', (camera) => {
  const anchor = { x: 650, y: 120 };
  const zoomed = zoomAt(camera, VIEWPORT, anchor, 1.7);
  const before = toGround(camera, VIEWPORT, anchor);
  const after = toGround(zoomed, VIEWPORT, anchor);
  expect(after.xMetres).toBeCloseTo(before.xMetres);
  expect(after.zMetres).toBeCloseTo(before.zMetres);
  expect(zoomAt(CAMERA, VIEWPORT, anchor, 1e9).pixelsPerMetre).toBeLessThan(100);
  expect(zoomAt(CAMERA, VIEWPORT, anchor, 1e-9).pixelsPerMetre).toBeGreaterThan(0.1);
});

it.each([CAMERA, TURNED])('moves the ground with the pointer', (camera) => {
  const { x, y } = toScreen(panBy(camera, 80, 40), VIEWPORT, 10, -20);
  expect([x, y]).toEqual([expect.closeTo(480), expect.closeTo(340)]);
});

it.each([CAMERA, TURNED])('fits a circle and a crowd into the picture', (start) => {
  const circle = fitCircle(CAMERA, VIEWPORT, { xMetres: 5, zMetres: 5 }, 30);
  expect(toScreen(circle, VIEWPORT, 5, 35).y).toBeGreaterThan(0);
  const crowd = [
    { xMetres: -90, zMetres: 0 },
    { xMetres: 140, zMetres: 60 },
  ];
  const camera = fitPoints(start, VIEWPORT, crowd);
  for (const { xMetres, zMetres } of crowd) {
    const { x, y } = toScreen(camera, VIEWPORT, xMetres, zMetres);
    expect(x > 0 && x < 800 && y > 0 && y < 600).toBe(true);
  }
  expect(fitPoints(start, VIEWPORT, [])).toBe(start);
});

it('draws grid lines every 1, 2, 5, 10 ... metres, far enough apart to tell them apart', () => {
  expect(gridSpacingMetres(60)).toBe(1);
  expect(gridSpacingMetres(20)).toBe(5);
  expect(gridSpacingMetres(1)).toBe(100);
});
