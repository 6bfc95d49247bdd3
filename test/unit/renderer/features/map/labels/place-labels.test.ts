import { describe, expect, it } from 'vitest';
import {
  placeLabels as placeIn,
  type LabelRequest,
  type Obstacle,
  type PlacedLabel,
} from '../../../../../../renderer/features/map/labels/place-labels.ts';
import { createRandom } from '../../../../../support/signals.ts';

const request = (id: number, x: number, y: number, more: Partial<LabelRequest> = {}): LabelRequest => ({
  id,
  x,
  y,
  radiusPixels: 10,
  widthPixels: 60,
  heightPixels: 18,
  before: undefined,
  isForced: false,
  ...more,
});
const PICTURE: Obstacle = { left: 0, top: 0, right: 900, bottom: 600 };
const placeLabels = (requests: readonly LabelRequest[], obstacles: readonly Obstacle[]) =>
  placeIn(requests, obstacles, PICTURE);
const boxOf = ({ x, y }: PlacedLabel) => ({ left: x - 30, right: x + 30, top: y - 9, bottom: y + 9 });

describe('a name', () => {
  it('is below its dot when nothing is in the way', () => {
    expect(placeLabels([request(1, 100, 100)], [])).toEqual([{ id: 1, side: 'below', x: 100, y: 124 }]);
  });

  it('moves to another side when a dot is in the way, and disappears when all sides are taken', () => {
    const below = { left: 90, top: 115, right: 110, bottom: 135 };
    const all = { left: 0, top: 0, right: 200, bottom: 200 };
    expect(placeLabels([request(1, 100, 100)], [below])[0]?.side).toBe('above');
    expect(placeLabels([request(1, 100, 100)], [all])).toEqual([]);
  });

  it('stays on its side while that is free', () => {
    expect(placeLabels([request(1, 100, 100, { before: 'right' })], [])[0]?.side).toBe('right');
  });

  it('stays in the picture when its dot is at the edge', () => {
    const wide = { widthPixels: 200 };
    const [atRight] = placeLabels([request(1, 890, 100, wide)], []);
    expect(atRight).toMatchObject({ side: 'below', x: 800 });
    const [atLeft] = placeLabels([request(1, 5, 100, { ...wide, isForced: true })], []);
    expect(atLeft).toMatchObject({ side: 'below', x: 100 });
    expect(placeLabels([request(1, 450, 595)], [])[0]?.side).toBe('above');
    expect(placeLabels([request(1, 890, 300, { before: 'right' })], [])[0]?.side).toBe('below');
  });

  it('is always shown when it must be, whatever it covers', () => {
    const all = { left: 0, top: 0, right: 200, bottom: 200 };
    expect(placeLabels([request(1, 100, 100, { isForced: true })], [all])).toHaveLength(1);
  });
});

it('the first label requested gets the place', () => {
  const crowd = [
    request(7, 100, 100),
    ...Array.from({ length: 9 }, (_, index) => request(index + 10, 100 + index, 100)),
  ];
  const placed = placeLabels(crowd, []);
  expect(placed[0]).toMatchObject({ id: 7, side: 'below' });
  expect(placed.length).toBeLessThan(crowd.length);
});

it('no two names cover each other or a dot, whatever the crowd', () => {
  const random = createRandom(3);
  const crowd = Array.from({ length: 200 }, (_, index) => request(index, 900 * random(), 600 * random()));
  const dots = crowd.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
  const placed = placeLabels(crowd, dots);
  expect(placed.length).toBeGreaterThan(20);
  const boxes = [...placed.map(boxOf), ...dots];
  placed.map(boxOf).forEach((box, index) => {
    boxes.forEach((other, otherIndex) => {
      const isApart =
        otherIndex === index ||
        box.left >= other.right ||
        other.left >= box.right ||
        box.top >= other.bottom ||
        other.top >= box.bottom;
      expect(isApart).toBe(true);
    });
  });
});
