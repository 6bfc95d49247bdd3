import { beforeAll, describe, expect, it } from 'vitest';
import {
  HEAD_DIRECTIONS,
  headDirection,
  mirroredDirection,
  RESPONSE_TAPS,
  TAP_UNIT,
} from '../../../../main/mixer/kernel/head-responses.ts';
import { assembleHeadResponses, type HeadMeasurement } from '../../../../scripts/assets/assemble-head-responses.ts';
import { powerSpectrum } from '../../../../scripts/assets/response-spectrum.ts';

const SAMPLES = 24;
const RING_SIZES = [56, 60, 72, 72, 72, 72, 72, 60, 56, 45, 36, 24, 12, 1];

/** Loudspeaker and ear canal, which colour every direction. They pass no bass. */
const COMMON = [0.5, -0.2, -0.2, -0.1];

/** Azimuth and elevation of each position, as a SOFA file lists them: anticlockwise. */
const POSITIONS = RING_SIZES.flatMap((size, ring) =>
  Array.from({ length: size }, (_, index) => [(360 / size) * index, 10 * ring - 40] as const),
);

/** The sine of the angle towards the left ear, -1 to 1, for a source at this many degrees anticlockwise. */
function towardsLeft(azimuthDegrees: number, elevationDegrees: number): number {
  const sine = Math.sin((azimuthDegrees * Math.PI) / 180) * Math.cos((elevationDegrees * Math.PI) / 180);
  return Math.round(1e9 * sine) / 1e9;
}

/**
 * What an ear hears: the common response, later and weaker the further round the head, and smoothed in its
 * shadow.
 */
function impulseAt(ear: number): number[] {
  const impulse = new Array<number>(SAMPLES).fill(0);
  const delay = Math.round(6 - 5 * ear);
  const shadow = Math.max(0, -ear) * 0.3;
  for (const [at, sample] of COMMON.entries()) {
    impulse[delay + at]! += sample * (1.2 + 0.5 * ear) * (1 - shadow);
    impulse[delay + at + 1]! += sample * (1.2 + 0.5 * ear) * shadow;
  }
  return impulse;
}

const MEASUREMENT: HeadMeasurement = {
  rateHz: 44_100,
  positions: Float64Array.from(POSITIONS.flatMap(([azimuth, elevation]) => [azimuth, elevation, 1.4])),
  impulses: Float64Array.from(
    POSITIONS.flatMap(([azimuth, elevation]) => {
      const ear = towardsLeft(azimuth, elevation);
      return [...impulseAt(ear), ...impulseAt(-ear)];
    }),
  ),
};

describe('responses computed from a measurement', () => {
  let responses: Int16Array;
  beforeAll(() => {
    responses = assembleHeadResponses(MEASUREMENT);
  });

  function powerOf(direction: number): Float64Array {
    const taps = Float64Array.from(
      responses.subarray((direction - 1) * RESPONSE_TAPS, direction * RESPONSE_TAPS),
      (unit) => unit * TAP_UNIT,
    );
    return powerSpectrum(taps, 48_000, 48, 500);
  }

  it('omit what all directions have in common, and their delay', () => {
    const power = powerOf(headDirection(0, 0, 1));
    for (const value of power.subarray(0, 36)) expect(Math.abs(10 * Math.log10(value))).toBeLessThan(1.5);
    expect(Math.abs(responses[(headDirection(0, 0, 1) - 1) * RESPONSE_TAPS]! * TAP_UNIT)).toBeGreaterThan(0.9);
  });

  it("are the left ear's: louder from the left, duller from the right", () => {
    const fromLeft = powerOf(headDirection(-1, 0, 0));
    const fromRight = powerOf(headDirection(1, 0, 0));
    // 0.7 and 1.7 of the sound reach the ears.
    expect(10 * Math.log10(fromLeft[1]! / fromRight[1]!)).toBeCloseTo(20 * Math.log10(1.7 / 0.7), 0);
    expect(10 * Math.log10(fromRight[1]! / fromRight[30]!)).toBeGreaterThan(3);
  });

  it('give both ears together the power of unfiltered speech', () => {
    for (let direction = 1; direction <= HEAD_DIRECTIONS; direction++) {
      const lows = (powerOf(direction)[1]! + powerOf(mirroredDirection(direction))[1]!) / 2;
      expect(Math.abs(10 * Math.log10(lows))).toBeLessThan(0.5);
    }
  });

  it('keep the bass that the loudspeaker lacks', () => {
    expect(COMMON.reduce((sum, sample) => sum + sample, 0)).toBeCloseTo(0, 10);
    for (const direction of [headDirection(0, 0, 1), headDirection(0, 1, 0)])
      expect(Math.abs(10 * Math.log10(powerOf(direction)[0]!))).toBeLessThan(1.5);
  });
});

describe('a measurement that does not fit', () => {
  it.each<[string, RegExp, HeadMeasurement]>([
    ['with a missing position', /positions/, { ...MEASUREMENT, positions: MEASUREMENT.positions.subarray(3) }],
    ['with a duplicate position', /positions/, { ...MEASUREMENT, positions: MEASUREMENT.positions.with(3, 0) }],
    ['with ears that differ', /mirror/, { ...MEASUREMENT, impulses: MEASUREMENT.impulses.with(100, 1) }],
  ])('%s is refused', (_what, message, measurement) => {
    expect(() => assembleHeadResponses(measurement)).toThrow(message);
  });
});
