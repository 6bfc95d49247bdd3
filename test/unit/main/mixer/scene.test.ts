import { expect, it } from 'vitest';
import { Scene } from '../../../../main/mixer/scene.ts';

const RULES = { law: 'linear', minMetres: 2, maxMetres: 30 } as const;

it('gives gain by distance in space and pan by side', () => {
  const scene = new Scene(4, RULES);
  scene.place(1, 0, 0, 0, 0);
  scene.place(2, 0, 16, 0, 0);
  scene.place(3, -16, 0, 0, 0);
  expect(scene.gain(1, 2)).toBeCloseTo(0.5, 9);
  expect(scene.pan(1, 2)).toBeCloseTo(0, 9);
  expect(scene.pan(1, 3)).toBeCloseTo(-0.9, 9);
  expect(scene.pan(3, 1)).toBeCloseTo(0.9, 9);
});

it('keeps who has no pose out of earshot, on either side', () => {
  const scene = new Scene(4, RULES);
  scene.place(1, 0, 0, 0, 0);
  expect([scene.gain(1, 2), scene.updateGain(2, 1)]).toEqual([0, 0]);
  scene.place(2, 0, 0, 0, 0);
  expect([scene.gain(1, 2), scene.updateGain(2, 1)]).toEqual([1, 1]);
  scene.remove(1);
  expect([scene.gain(1, 2), scene.updateGain(2, 1)]).toEqual([0, 0]);
});

it('lets a speaker in half a percent before the edge and out at the edge', () => {
  const scene = new Scene(4, RULES);
  scene.place(1, 0, 0, 0, 0);
  const gainAt = (metres: number): number => {
    scene.place(2, metres, 0, 0, 0);
    return scene.updateGain(1, 2);
  };
  expect(gainAt(29.9)).toBe(0);
  expect(gainAt(29.8)).toBeGreaterThan(0);
  expect(gainAt(29.9)).toBeGreaterThan(0);
  expect(gainAt(30)).toBe(0);
  expect(gainAt(29.9)).toBe(0);
});
