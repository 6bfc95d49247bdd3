import { describe, expect, it } from 'vitest';
import { lateralMetres, panLeft, panRight, stereoPan } from '../../../../shared/spatial/stereo-pan.ts';

/** The pan of a speaker at x, y, z for a listener at the origin with `yaw`. */
function panOf(x: number, y: number, z: number, yaw = 0, minMetres = 2): number {
  return stereoPan(lateralMetres(x, z, Math.cos(yaw), Math.sin(yaw)), Math.hypot(x, y, z), minMetres);
}

describe('stereo pan', () => {
  it('puts a speaker at +x on the right of a listener who looks along +z', () => {
    expect(panOf(10, 0, 0)).toBeCloseTo(0.9, 6);
    expect(panOf(-10, 0, 0)).toBeCloseTo(-0.9, 6);
    expect(panOf(0, 0, 10)).toBeCloseTo(0, 6);
  });

  it('turns with the listener, clockwise seen from above', () => {
    // Looking along +x, what is along +z is on the left.
    expect(panOf(0, 0, 10, Math.PI / 2)).toBeCloseTo(-0.9, 6);
    expect(panOf(10, 0, 0, Math.PI / 2)).toBeCloseTo(0, 6);
    expect(panOf(10, 0, 0, Math.PI)).toBeCloseTo(-0.9, 6);
  });

  it('sounds the same behind as in front', () => {
    expect(panOf(7, 0, -7)).toBeCloseTo(panOf(7, 0, 7), 6);
  });

  it('fades to the centre with height and at close range, without a jump at the listener', () => {
    expect(panOf(10, 10, 0)).toBeCloseTo(0.9 * Math.SQRT1_2, 6);
    expect(panOf(0, 10, 0)).toBeCloseTo(0, 6);
    expect(panOf(1, 0, 0)).toBeCloseTo(0.45, 6);
    expect(panOf(0.001, 0, 0)).toBeCloseTo(0, 2);
    expect(panOf(0, 0, 0)).toBe(0);
    expect(panOf(0, 0, 0, 0, 0)).toBe(0);
  });

  it("keeps the power of both ears together at 1, and the far ear at a quarter of the near one's level or above", () => {
    for (let pan = -0.9; pan <= 0.9; pan += 0.05) expect(panLeft(pan) ** 2 + panRight(pan) ** 2).toBeCloseTo(1, 9);
    expect(panLeft(0)).toBeCloseTo(panRight(0), 9);
    expect(panLeft(0.9) / panRight(0.9)).toBeCloseTo(0.23, 2);
  });
});

it('reaches the centre within 2 m at most, however far a law is at full loudness', () => {
  expect([stereoPan(5, 5, 24), stereoPan(1, 1, 24), stereoPan(1, 1, 0.1)]).toEqual([0.9, 0.45, 0.9]);
});
