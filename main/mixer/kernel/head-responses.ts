import { delayOfLateralSine } from '../../../shared/dsp/interaural-delay.ts';
import { HEAD_RESPONSES_BASE64 } from './head-responses-bytes.ts';

/** Directions that the head was measured from; direction 0 is none. */
export const HEAD_DIRECTIONS = 710;

/** Samples of a response at 48 kHz: 1.3 ms, after which little is left of what a head does to a sound. */
export const RESPONSE_TAPS = 64;

/** The bytes hold taps as 16-bit integers of this unit: +-2. */
export const TAP_UNIT = 1 / 16_384;

/**
 * Directions of each ring around the head, from the lowest ring to the one straight above; the first of a ring is
 * straight ahead.
 */
const RING_SIZES = Uint8Array.of(56, 60, 72, 72, 72, 72, 72, 60, 56, 45, 36, 24, 12, 1);
const LOWEST_RING_DEGREES = -40;
const RING_STEP_DEGREES = 10;
const RADIANS_PER_DEGREE = Math.PI / 180;
const TOP_RING = RING_SIZES.length - 1;

/** For each ring the direction before its first. */
const RING_OFFSETS = new Uint16Array(RING_SIZES.length);
/** By direction; those of direction 0 are 0. */
const MIRRORS = new Uint16Array(1 + HEAD_DIRECTIONS);
const DELAYS = new Int8Array(1 + HEAD_DIRECTIONS);

for (let ring = 0, offset = 0; ring <= TOP_RING; ring++) {
  const size = RING_SIZES[ring]!;
  const ringRadius = Math.cos((LOWEST_RING_DEGREES + RING_STEP_DEGREES * ring) * RADIANS_PER_DEGREE);
  RING_OFFSETS[ring] = offset;
  for (let index = 0; index < size; index++) {
    MIRRORS[offset + 1 + index] = offset + 1 + ((size - index) % size);
    DELAYS[offset + 1 + index] = delayOfLateralSine(ringRadius * Math.sin((2 * Math.PI * index) / size));
  }
  offset += size;
}

/**
 * The measured direction nearest to a vector from the head, 1 to 710, by the nearest ring and the nearest in it: never
 * further off than half a step of each. The vector is of any length whose square is a number (1e-150 to 1e150); its
 * unit does not matter. Directions lie in rings of one elevation each, -40 to 90 degrees by 10, clockwise as seen from
 * above, from straight ahead; what comes from further below counts as from -40. 0, which stands for no direction, where
 * the vector has no such length or is not finite.
 */
export function headDirection(right: number, up: number, forward: number): number {
  // Not `Math.hypot`, which takes as long as all the rest.
  const horizontal = Math.sqrt(right * right + forward * forward);
  const length = Math.sqrt(horizontal * horizontal + up * up);
  if (!(length > 0 && length < Infinity)) return 0;
  const elevationDegrees = Math.atan2(up, horizontal) / RADIANS_PER_DEGREE;
  const ring = Math.max(0, Math.round((elevationDegrees - LOWEST_RING_DEGREES) / RING_STEP_DEGREES));
  const size = RING_SIZES[ring]!;
  const index = Math.round((Math.atan2(right, forward) / (2 * Math.PI)) * size);
  return RING_OFFSETS[ring]! + 1 + ((index + size) % size);
}

/**
 * The same direction with left and right exchanged: what the one ear hears from it, the other hears from here. 0 for 0.
 */
export function mirroredDirection(direction: number): number {
  return MIRRORS[direction]!;
}

/**
 * How much later the far ear hears a direction than the near one, in whole samples, -31 to 31: positive where the left
 * ear is the far one, as `interauralDelaySamples`. 0 for 0.
 */
export function directionDelaySamples(direction: number): number {
  return DELAYS[direction]!;
}

/**
 * What the left ear of a head hears of an impulse: 710 x 64 taps at 48 kHz, direction d at (d - 1) * 64. The right
 * ear's are those of the mirrored direction. They have no delay (minimum phase) and no colour of their own: the average
 * over all directions is flat. The power of speech's long-term average spectrum at both ears is 1 in the mean, for each
 * direction, as of a voice that is not filtered. So a voice with the gains of the middle, sqrt(1/2) for each ear, keeps
 * left^2 + right^2 = 1, as panned voices do. From MIT's KEMAR measurements (see README.md here). Allocates.
 */
export function readHeadResponses(): Float32Array {
  const bytes = atob(HEAD_RESPONSES_BASE64);
  const responses = new Float32Array(HEAD_DIRECTIONS * RESPONSE_TAPS);
  for (let i = 0; i < responses.length; i++) {
    const littleEndian = bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8);
    responses[i] = ((littleEndian << 16) >> 16) * TAP_UNIT;
  }
  return responses;
}
