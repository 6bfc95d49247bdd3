import {
  HEAD_DIRECTIONS,
  headDirection,
  mirroredDirection,
  RESPONSE_TAPS,
  TAP_UNIT,
} from '../../main/mixer/kernel/head-responses.ts';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { powerSpectrum, speechSpectrum, tapsOfMinimumPhase } from './response-spectrum.ts';

/** A head's measured responses, as a SOFA file (AES69, `SimpleFreeFieldHRIR`) holds them. */
export interface HeadMeasurement {
  readonly rateHz: number;
  /**
   * For each position: azimuth in degrees, anticlockwise from straight ahead; elevation in degrees; distance in metres.
   */
  readonly positions: Float64Array;
  /** For each position, the samples of the left ear, followed by as many of the right. */
  readonly impulses: Float64Array;
}

/** Steps from 0 Hz to half the sampling rate at which spectra are computed: 11.7 Hz each. */
const SPECTRUM_STEPS = 2_048;
const HZ_PER_STEP = SAMPLE_RATE_HZ / 2 / SPECTRUM_STEPS;

/**
 * Below this frequency the measurement's loudspeaker (a woofer of 10 cm) says little about the head, and a head changes
 * little.
 */
const LOWEST_STEP = Math.ceil(150 / HZ_PER_STEP);
/** Above this frequency the filters of the measurement at 44.1 kHz begin. */
const HIGHEST_STEP = Math.floor(18_000 / HZ_PER_STEP);
/** The mean from here up to that limit applies to everything above. */
const HIGHEST_BAND_STEP = Math.floor(16_000 / HZ_PER_STEP);

/** Taps of the half cosine that fades the end of a response. */
const FADED_TAPS = 8;

/** Rings of measured positions are this many degrees of elevation apart. */
const RING_STEP_DEGREES = 10;
const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Converts measured responses into those of `main/mixer/kernel`, in units of `TAP_UNIT`: only the left ear's, in the
 * order of directions. Only their magnitude is kept. What all directions have in common (loudspeaker, microphone, ear
 * canal: the power mean over the sphere) is removed, because the listener's own ears add it. The rest becomes a
 * minimum-phase filter of 64 taps, at a level at which both ears together hear speech with the same power from
 * everywhere. Throws if the measurement has other directions, or if the head's ears are not alike.
 */
export function assembleHeadResponses(measurement: HeadMeasurement): Int16Array {
  const positionOf = findPositions(measurement.positions);
  const impulses = leftEarOf(measurement, positionOf);
  const powers = impulses.map((impulse) => powerSpectrum(impulse, measurement.rateHz, SPECTRUM_STEPS, HZ_PER_STEP));
  const diffuse = averageOverSphere(
    powers,
    positionOf.map((position) => measurement.positions[3 * position + 1]!),
  );
  const taps = powers.map((power) =>
    fadeEnd(tapsOfMinimumPhase(continueToTheEnds(power.map((value, step) => value / diffuse[step]!)), RESPONSE_TAPS)),
  );
  const speechPowers = taps.map(speechPower);
  const responses = new Int16Array(HEAD_DIRECTIONS * RESPONSE_TAPS);
  for (const [index, response] of taps.entries()) {
    const otherEar = mirroredDirection(index + 1) - 1;
    const gain = Math.sqrt(2 / (speechPowers[index]! + speechPowers[otherEar]!));
    const units = response.map((tap) => Math.round((tap * gain) / TAP_UNIT));
    if (units.some((unit) => Math.abs(unit) > 32_767)) throw new Error('A response is too loud for its 16 bits.');
    responses.set(units, index * RESPONSE_TAPS);
  }
  return responses;
}

/** Returns the position of each direction, in the order of directions, which are clockwise. */
function findPositions(positions: Float64Array): readonly number[] {
  const found = new Map<number, number>();
  for (let position = 0; 3 * position < positions.length; position++) {
    const azimuth = positions[3 * position]! * RADIANS_PER_DEGREE;
    const elevation = positions[3 * position + 1]! * RADIANS_PER_DEGREE;
    found.set(
      headDirection(
        -Math.sin(azimuth) * Math.cos(elevation),
        Math.sin(elevation),
        Math.cos(azimuth) * Math.cos(elevation),
      ),
      position,
    );
  }
  if (3 * HEAD_DIRECTIONS !== positions.length || found.size !== HEAD_DIRECTIONS)
    throw new Error('The measured positions are not those of the rings.');
  return Array.from({ length: HEAD_DIRECTIONS }, (_, index) => found.get(index + 1)!);
}

/**
 * Returns the left ear's impulses in the order of directions. Checks that the right ear's are their mirror image,
 * because the mixer relies on it.
 */
function leftEarOf({ impulses }: HeadMeasurement, positionOf: readonly number[]): readonly Float64Array[] {
  const samples = impulses.length / HEAD_DIRECTIONS / 2;
  const ear = (position: number, index: 0 | 1) =>
    impulses.subarray((2 * position + index) * samples, (2 * position + index + 1) * samples);
  return positionOf.map((position, index) => {
    const left = ear(position, 0);
    const mirrored = ear(positionOf[mirroredDirection(index + 1) - 1]!, 1);
    if (left.some((sample, at) => Math.abs(sample - mirrored[at]!) > 1e-6))
      throw new Error('The right ear is not the mirror image of the left one.');
    return left;
  });
}

/**
 * Returns the mean power over the measured part of the sphere: every ring is weighted by its area, every direction by
 * its share of the ring.
 */
function averageOverSphere(powers: readonly Float64Array[], elevations: readonly number[]): Float64Array {
  const sizes = new Map<number, number>();
  for (const elevation of elevations) sizes.set(elevation, (sizes.get(elevation) ?? 0) + 1);
  const sum = new Float64Array(SPECTRUM_STEPS + 1);
  let area = 0;
  for (const [index, elevation] of elevations.entries()) {
    const upper = Math.min(90, elevation + RING_STEP_DEGREES / 2) * RADIANS_PER_DEGREE;
    const lower = (elevation - RING_STEP_DEGREES / 2) * RADIANS_PER_DEGREE;
    const weight = (Math.sin(upper) - Math.sin(lower)) / sizes.get(elevation)!;
    area += weight;
    for (let step = 0; step <= SPECTRUM_STEPS; step++) sum[step]! += weight * powers[index]![step]!;
  }
  return sum.map((value) => value / area);
}

/** Replaces what the measurement cannot show: lows and highs continue flat from where it ends. */
function continueToTheEnds(power: Float64Array): Float64Array {
  const highest = power.subarray(HIGHEST_BAND_STEP, HIGHEST_STEP + 1);
  const mean = highest.reduce((sum, value) => sum + value, 0) / highest.length;
  return power.fill(power[LOWEST_STEP]!, 0, LOWEST_STEP).fill(mean, HIGHEST_STEP + 1);
}

function fadeEnd(taps: Float64Array): Float64Array {
  const end = taps.length - FADED_TAPS;
  return taps.map((tap, index) =>
    index < end ? tap : tap * 0.5 * (1 + Math.cos((Math.PI * (index - end + 1)) / (FADED_TAPS + 1))),
  );
}

const SPEECH_SHARES = speechSpectrum(SPECTRUM_STEPS, HZ_PER_STEP);

/** Returns the factor by which a response changes the power of speech. */
function speechPower(taps: Float64Array): number {
  const power = powerSpectrum(taps, SAMPLE_RATE_HZ, SPECTRUM_STEPS, HZ_PER_STEP);
  return power.reduce((sum, value, step) => sum + value * SPEECH_SHARES[step]!, 0);
}
