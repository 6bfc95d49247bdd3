import { describe, expect, it } from 'vitest';
import {
  directionDelaySamples,
  HEAD_DIRECTIONS,
  headDirection,
  mirroredDirection,
  readHeadResponses,
  RESPONSE_TAPS,
} from '../../../../../main/mixer/kernel/head-responses.ts';
import { powerSpectrum, speechSpectrum } from '../../../../../scripts/assets/response-spectrum.ts';
import { createRandom } from '../../../../support/signals.ts';

type Vector = readonly [right: number, up: number, forward: number];

const RING_SIZES = [56, 60, 72, 72, 72, 72, 72, 60, 56, 45, 36, 24, 12, 1];
const EVERY_DIRECTION = Array.from({ length: HEAD_DIRECTIONS }, (_, index) => index + 1);

/** Returns a unit vector for an azimuth, clockwise, and an elevation. */
function vectorOf(azimuthDegrees: number, elevationDegrees = 0): Vector {
  const azimuth = (azimuthDegrees * Math.PI) / 180;
  const elevation = (elevationDegrees * Math.PI) / 180;
  return [Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation)];
}

/** The measured directions, in the order of the measurement's report. */
const MEASURED = RING_SIZES.flatMap((size, ring) =>
  Array.from({ length: size }, (_, index) => vectorOf((360 / size) * index, 10 * ring - 40)),
);

function degreesBetween(one: Vector, other: Vector): number {
  const dot = one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
  return (Math.acos(Math.min(1, dot / Math.hypot(...one) / Math.hypot(...other))) * 180) / Math.PI;
}

const AHEAD = headDirection(0, 0, 1);
const BEHIND = headDirection(0, 0, -1);
const RIGHT = headDirection(1, 0, 0);
const LEFT = headDirection(-1, 0, 0);
const ABOVE = headDirection(0, 1, 0);

describe('the direction of a vector', () => {
  it.each<[string, Vector, Vector]>([
    ['straight ahead', [0, 0, 1], vectorOf(0)],
    ['from the right', [1, 0, 0], vectorOf(90)],
    ['from the left', [-1, 0, 0], vectorOf(270)],
    ['from behind', [0, 0, -1], vectorOf(180)],
    ['from above', [0, 1, 0], vectorOf(0, 90)],
    ['from ahead on the right', [1, 0, 1], vectorOf(45)],
    ['from ahead and above', [0, 1, 1.19], vectorOf(0, 40)],
    ['from below on the left', [-1, -0.577, 0], vectorOf(270, -30)],
  ])('is found %s', (_what, vector, measured) => {
    expect(degreesBetween(MEASURED[headDirection(...vector) - 1]!, measured)).toBeLessThan(1e-4);
  });

  it('is itself for every measured direction', () => {
    expect(MEASURED.map((vector) => headDirection(...vector))).toEqual(EVERY_DIRECTION);
  });

  it('is at most half a step of the grid away, and barely further than the nearest one', () => {
    const random = createRandom(7);
    for (let i = 0; i < 500; i++) {
      const vector: Vector = [random() - 0.5, random() - 0.5, random() - 0.5];
      const elevationDegrees = (Math.asin(vector[1] / Math.hypot(...vector)) * 180) / Math.PI;
      if (elevationDegrees < -45) continue;
      const degrees = degreesBetween(vector, MEASURED[headDirection(...vector) - 1]!);
      expect(degrees).toBeLessThanOrEqual(
        Math.min(...MEASURED.map((measured) => degreesBetween(vector, measured))) + 1,
      );
      expect(degrees).toBeLessThan(6.4);
    }
  });

  it('is 40 degrees below, on the same side, for anything further below', () => {
    expect(headDirection(0.1, -1, 0)).toBe(headDirection(...vectorOf(90, -40)));
    expect(headDirection(0, -1, -0.1)).toBe(headDirection(...vectorOf(180, -40)));
    expect(headDirection(0, -1, 0)).toBeGreaterThan(0);
  });

  it('does not depend on the distance', () => {
    for (const metres of [1e-3, 1, 1e6])
      expect(headDirection(0.3 * metres, 0.2 * metres, -metres)).toBe(headDirection(0.3, 0.2, -1));
  });

  it('is none for a vector without a length or with invalid numbers', () => {
    const vectors: readonly Vector[] = [
      [0, 0, 0],
      [-0, 0, -0],
      [Number.NaN, 0, 1],
      [0, Number.NaN, 0],
      [Infinity, 0, 1],
      [0, 0, -Infinity],
    ];
    expect(vectors.map((vector) => headDirection(...vector))).toEqual(vectors.map(() => 0));
  });
});

describe('the mirrored direction', () => {
  it('exchanges left and right, and nothing else', () => {
    for (const direction of EVERY_DIRECTION) {
      const [right, up, forward] = MEASURED[direction - 1]!;
      expect(degreesBetween(MEASURED[mirroredDirection(direction) - 1]!, [-right, up, forward])).toBeLessThan(1e-4);
      expect(mirroredDirection(mirroredDirection(direction))).toBe(direction);
    }
  });

  it('is the same ahead, behind and above, and none for none', () => {
    for (const direction of [AHEAD, BEHIND, ABOVE, 0]) expect(mirroredDirection(direction)).toBe(direction);
  });
});

describe('the delay between the ears', () => {
  it('matches a spherical head, and is later at the left ear for a sound from the right', () => {
    expect([RIGHT, LEFT, headDirection(1, 0, 1)].map(directionDelaySamples)).toEqual([31, -31, 18]);
    for (const direction of EVERY_DIRECTION) {
      const [right] = MEASURED[direction - 1]!;
      const samples = (0.0875 / 343) * 48_000 * (Math.asin(right) + right);
      expect(Math.abs(directionDelaySamples(direction) - samples)).toBeLessThanOrEqual(0.5 + 1e-6);
    }
  });

  it('is none in the median plane, and without a direction', () => {
    const median = EVERY_DIRECTION.filter((direction) => mirroredDirection(direction) === direction);
    expect(median.length).toBe(26);
    for (const direction of [...median, 0]) expect(directionDelaySamples(direction)).toBe(0);
  });

  it('applies to the other ear for a sound from the other side', () => {
    for (const direction of EVERY_DIRECTION)
      expect(directionDelaySamples(mirroredDirection(direction)) + directionDelaySamples(direction)).toBe(0);
  });
});

describe('the responses', () => {
  const STEPS = 2_048;
  const HZ_PER_STEP = 24_000 / STEPS;
  const responses = readHeadResponses();
  const tapsOf = (direction: number): Float64Array =>
    Float64Array.from(responses.subarray((direction - 1) * RESPONSE_TAPS, direction * RESPONSE_TAPS));
  const powers = EVERY_DIRECTION.map((direction) => powerSpectrum(tapsOf(direction), 48_000, STEPS, HZ_PER_STEP));

  /** Mean power at the left ear from a direction between two frequencies, decibels. */
  const levelDb = (direction: number, fromHz: number, toHz: number): number => {
    const band = powers[direction - 1]!.subarray(Math.round(fromHz / HZ_PER_STEP), Math.round(toHz / HZ_PER_STEP));
    return 10 * Math.log10(band.reduce((sum, power) => sum + power, 0) / band.length);
  };
  const nearDb = (direction: number, fromHz: number, toHz: number): number =>
    levelDb(mirroredDirection(direction), fromHz, toHz) - levelDb(direction, fromHz, toHz);

  it('are 64 finite taps for each direction', () => {
    expect(responses.length).toBe(710 * 64);
    expect(responses.every(Number.isFinite)).toBe(true);
  });

  it('begin at once, because they do not include the delay', () => {
    for (const direction of EVERY_DIRECTION) {
      const taps = tapsOf(direction);
      const energy = (to: number): number => taps.subarray(0, to).reduce((sum, tap) => sum + tap * tap, 0);
      expect(energy(16) / energy(64)).toBeGreaterThan(0.8);
      expect(energy(32) / energy(64)).toBeGreaterThan(0.97);
    }
  });

  it('keep the loudness of speech, averaged over both ears, from every direction', () => {
    const speech = speechSpectrum(STEPS, HZ_PER_STEP);
    const speechPowers = powers.map((power) => power.reduce((sum, value, step) => sum + value * speech[step]!, 0));
    for (const direction of EVERY_DIRECTION) {
      const mean = (speechPowers[direction - 1]! + speechPowers[mirroredDirection(direction) - 1]!) / 2;
      expect(Math.abs(10 * Math.log10(mean))).toBeLessThan(0.1);
    }
  });

  it('keep the bass at each ear within 3 dB of speech', () => {
    for (const direction of EVERY_DIRECTION) expect(Math.abs(levelDb(direction, 0, 150))).toBeLessThan(3);
  });

  it('are louder at the near ear, increasingly so at high frequencies', () => {
    for (const degrees of [30, 60, 90, 120]) {
      const direction = headDirection(...vectorOf(degrees));
      expect(nearDb(direction, 200, 800)).toBeGreaterThan(2);
      expect(nearDb(direction, 4_000, 8_000)).toBeGreaterThan(nearDb(direction, 200, 800) + 4);
    }
    expect(nearDb(RIGHT, 200, 800)).toBeLessThan(8);
    expect(nearDb(RIGHT, 4_000, 8_000)).toBeGreaterThan(12);
  });

  it('differ in colour between ahead, behind and above, where both ears hear the same', () => {
    const octavesDb = (direction: number) =>
      [1_000, 2_000, 4_000, 8_000, 14_000].map((hz) => levelDb(direction, hz / 1.2, hz * 1.2));
    const spread = (one: number, other: number): number => {
      const differences = octavesDb(one).map((db, index) => db - octavesDb(other)[index]!);
      return Math.max(...differences) - Math.min(...differences);
    };
    for (const [one, other] of [
      [AHEAD, BEHIND],
      [AHEAD, ABOVE],
      [BEHIND, ABOVE],
    ] as const)
      expect(spread(one, other)).toBeGreaterThan(6);
  });

  it('have no colour overall: the mean of all directions is flat', () => {
    const weights = MEASURED.map(
      ([, up], index) =>
        Math.sqrt(1 - up * up) / RING_SIZES[Math.round(Math.asin(up) / (Math.PI / 18)) + 4]! +
        (index === ABOVE - 1 ? 0.01 : 0),
    );
    const meanDb = (fromHz: number, toHz: number): number => {
      const sum = weights.reduce(
        (total, weight, index) => total + weight * 10 ** (levelDb(index + 1, fromHz, toHz) / 10),
        0,
      );
      return 10 * Math.log10(sum / weights.reduce((total, weight) => total + weight, 0));
    };
    const levels = [200, 400, 800, 1_600, 3_200, 6_400, 12_800].map((hz) => meanDb(hz / 1.2, hz * 1.2));
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1.5);
  });
});
