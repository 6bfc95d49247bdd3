import { describe, expect, it } from 'vitest';
import { playerPose } from '../../../../main/practice/player-path.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const COUNT = 6;
const distanceMetres = (a: number, b: number, timeMs: number): number => {
  const [first, second] = [playerPose(a, COUNT, timeMs), playerPose(b, COUNT, timeMs)];
  return Math.hypot(first.xMetres - second.xMetres, first.zMetres - second.zMetres);
};

describe('playerPose', () => {
  it('walks without jumping', () => {
    for (let player = 0; player < COUNT; player++) {
      for (let timeMs = 0; timeMs < 60_000; timeMs += 100) {
        const [before, after] = [playerPose(player, COUNT, timeMs), playerPose(player, COUNT, timeMs + 100)];
        const speed = Math.hypot(after.xMetres - before.xMetres, after.zMetres - before.zMetres) / 0.1;
        expect(speed).toBeLessThan(6);
      }
    }
  });

  it('looks where it walks', () => {
    const [before, after] = [playerPose(2, COUNT, 5_000), playerPose(2, COUNT, 5_010)];
    expect(before.yawRadians).toBeCloseTo(
      Math.atan2(after.xMetres - before.xMetres, after.zMetres - before.zMetres),
      1,
    );
  });

  it('brings some within hearing and keeps others out of it', () => {
    const times = Array.from({ length: 200 }, (_, index) => index * 100);
    const pairs = Array.from(
      { length: COUNT * COUNT },
      (_, index) => [Math.floor(index / COUNT), index % COUNT] as const,
    ).filter(([a, b]) => a < b);
    const everNear = pairs.filter(([a, b]) =>
      times.some((timeMs) => distanceMetres(a, b, timeMs) < DEFAULT_HEARING_RULES.maxMetres / 2),
    );
    const neverHeard = pairs.filter(([a, b]) =>
      times.every((timeMs) => distanceMetres(a, b, timeMs) > DEFAULT_HEARING_RULES.maxMetres),
    );
    expect(everNear.length).toBeGreaterThan(2);
    expect(neverHeard.length).toBeGreaterThan(2);
  });
});
