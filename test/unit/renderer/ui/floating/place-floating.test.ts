import { describe, expect, it } from 'vitest';
import { placeFloating } from '../../../../../renderer/ui/floating/place-floating.ts';

const WINDOW = { width: 400, height: 300 };
const FLOATING = {
  anchor: { left: 100, top: 100, right: 140, bottom: 120 },
  width: 120,
  height: 80,
  window: WINDOW,
  isRightToLeft: false,
  side: 'below',
  align: 'start',
} as const;

describe('placeFloating', () => {
  it('stands on the wanted side, in line with the start of its anchor', () => {
    expect(placeFloating(FLOATING)).toEqual({ left: 100, top: 126 });
    expect(placeFloating({ ...FLOATING, side: 'above' })).toEqual({ left: 100, top: 14 });
  });

  it('is in line with the other end from right to left, and in the middle on request', () => {
    expect(placeFloating({ ...FLOATING, isRightToLeft: true }).left).toBe(20);
    expect(placeFloating({ ...FLOATING, align: 'centre' }).left).toBe(60);
  });

  it('takes the other side where only that has room', () => {
    const low = { left: 100, top: 260, right: 140, bottom: 280 };
    expect(placeFloating({ ...FLOATING, anchor: low }).top).toBe(174);
    const high = { left: 100, top: 10, right: 140, bottom: 30 };
    expect(placeFloating({ ...FLOATING, anchor: high, side: 'above' }).top).toBe(36);
  });

  it.each([
    ['right', { left: 390, top: 100, right: 390, bottom: 100 }, 272],
    ['left', { left: 0, top: 100, right: 0, bottom: 100 }, 8],
  ])('stays inside the window at the %s', (_side, anchor, left) => {
    expect(placeFloating({ ...FLOATING, anchor }).left).toBe(left);
  });

  it('shows its beginning where it is larger than the window', () => {
    expect(placeFloating({ ...FLOATING, width: 500, height: 500 })).toEqual({ left: 8, top: 8 });
  });
});
