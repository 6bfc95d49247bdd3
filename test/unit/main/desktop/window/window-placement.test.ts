import { beforeEach, describe, expect, it } from 'vitest';
import type { WindowBounds, WindowShape } from '../../../../../shared/model/window-place.ts';
import type { WindowPlaces } from '../../../../../main/desktop/window/open-window-places.ts';
import { createWindowPlacement, type ShellPlacement } from '../../../../../main/desktop/window/window-placement.ts';

const SCREEN = { x: 0, y: 0, width: 1_920, height: 1_080 };
const FULL = { x: 100, y: 50, width: 1_280, height: 800 };

let kept: Map<WindowShape, WindowBounds>;
let placement: ShellPlacement;
let bounds: WindowBounds;
let onTop: boolean[];

beforeEach(() => {
  kept = new Map();
  const places: WindowPlaces = {
    read: (shape) => kept.get(shape) ?? null,
    keep: (shape, next) => void kept.set(shape, next),
    close: async () => {},
  };
  placement = createWindowPlacement(places);
  bounds = FULL;
  onTop = [];
});

describe('with the window of a shell', () => {
  beforeEach(() =>
    placement.attach({
      bounds: () => bounds,
      setBounds(next) {
        bounds = next;
        placement.moved(next);
      },
      setOnTop: (isOn) => onTop.push(isOn),
      workAreas: () => [SCREEN],
    }),
  );

  it('moves it into the strip and back to where it was, above other windows only while it is small', () => {
    expect(placement.isPlacedByShell()).toBe(true);
    expect(placement.takeShape('compact', true)).toBeNull();
    expect(bounds).toEqual({ x: 1_100, y: 50, width: 280, height: 640 });
    placement.takeShape('full', true);
    expect(bounds).toEqual(FULL);
    expect(onTop).toEqual([true, false]);
  });

  it('returns to where each shape was last', () => {
    placement.takeShape('compact', false);
    const moved = { x: 0, y: 200, width: 300, height: 500 };
    bounds = moved;
    placement.moved(moved);
    placement.takeShape('mini', false);
    expect(bounds).toMatchObject({ width: 240, height: 120 });
    placement.takeShape('compact', false);
    expect(bounds).toEqual(moved);
    expect(kept.get('full')).toEqual(FULL);
  });

  it('only changes whether it is on top when the shape stays', () => {
    placement.takeShape('compact', true);
    const before = bounds;
    placement.takeShape('compact', false);
    expect(bounds).toEqual(before);
    expect(onTop).toEqual([true, false]);
  });

  it('does not follow a shape to a screen that is gone', () => {
    kept.set('compact', { x: -900, y: 50, width: 280, height: 640 });
    placement.takeShape('compact', false);
    expect(bounds).toEqual({ x: 0, y: 50, width: 280, height: 640 });
  });
});

it('tells a window that moves itself where the shape was last, and keeps what it reports', () => {
  placement.moved(FULL);
  expect(placement.isPlacedByShell()).toBe(false);
  expect(placement.takeShape('compact', true)).toBeNull();
  const strip = { x: 1_600, y: 0, width: 280, height: 640 };
  placement.moved(strip);
  expect(placement.takeShape('full', true)).toEqual(FULL);
  expect(placement.takeShape('compact', true)).toEqual(strip);
});

it('opens where the whole window was last, on a screen that is there', () => {
  expect(placement.firstBounds([SCREEN])).toBeNull();
  kept.set('full', { ...FULL, x: -3_000 });
  kept.set('mini', { x: 0, y: 0, width: 240, height: 120 });
  expect(placement.firstBounds([SCREEN])).toEqual({ ...FULL, x: 0 });
});
