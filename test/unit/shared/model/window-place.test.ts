import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { firstPlaceOf, fitIntoAreas, windowBoundsSchema } from '../../../../shared/model/window-place.ts';

const SCREEN = { x: 0, y: 30, width: 1_920, height: 1_050 };
const LEFT_SCREEN = { x: -1_600, y: 0, width: 1_600, height: 900 };

it('puts a small shape at the upper right corner of where the window is', () => {
  const current = { x: 100, y: 80, width: 1_280, height: 800 };
  expect(firstPlaceOf('compact', current)).toEqual({ x: 1_100, y: 80, width: 280, height: 640 });
  expect(firstPlaceOf('mini', current)).toEqual({ x: 1_140, y: 80, width: 240, height: 120 });
});

describe('fitIntoAreas', () => {
  it.each([
    ['on the main screen', { x: 100, y: 80, width: 900, height: 700 }],
    ['on the other screen', { x: -1_500, y: 80, width: 900, height: 700 }],
    ['partly outside, with a part to hold', { x: 1_800, y: 900, width: 900, height: 700 }],
  ])('keeps a window that is %s', (_where, bounds) => {
    expect(fitIntoAreas(bounds, [SCREEN, LEFT_SCREEN])).toEqual(bounds);
  });

  it('brings a window back whose screen is gone, and shrinks it to the screen', () => {
    expect(fitIntoAreas({ x: -1_500, y: 80, width: 900, height: 700 }, [SCREEN])).toEqual({
      ...{ x: 0, y: 80, width: 900, height: 700 },
    });
    expect(fitIntoAreas({ x: 5_000, y: -2_000, width: 4_000, height: 3_000 }, [SCREEN])).toEqual(SCREEN);
  });

  it('brings a window back whose upper edge is above the screen, where nobody can hold it', () => {
    expect(fitIntoAreas({ x: 100, y: -300, width: 900, height: 700 }, [SCREEN]).y).toBe(30);
  });

  it('keeps the place if no screen is known', () => {
    const bounds = { x: 9_000, y: 0, width: 900, height: 700 };
    expect(fitIntoAreas(bounds, [])).toEqual(bounds);
  });
});

it.each([
  { x: 0, y: 0, width: 99, height: 800 },
  { x: 0, y: 0, width: 280, height: 16_385 },
  { x: 40_000, y: 0, width: 280, height: 640 },
  { x: 0.5, y: 0, width: 280, height: 640 },
  { x: 0, y: Number.NaN, width: 280, height: 640 },
])('there is no window at %j', (bounds) => {
  expect(v.is(windowBoundsSchema, bounds)).toBe(false);
});
