import { delayOfLateralSine } from '../../../shared/dsp/interaural-delay.ts';
import { HEAD_RESPONSES_BASE64 } from './head-responses-bytes.ts';

/** The number of measured directions; direction 0 means none. */
export const HEAD_DIRECTIONS = 710;

/** Samples of a response at 48 kHz: 1.3 ms, after which little remains of the head's effect on a sound. */
export const RESPONSE_TAPS = 64;

/** The bytes hold taps as 16-bit integers in this unit: +-2. */
export const TAP_UNIT = 1 / 16_384;

/**
 * The number of directions in each ring around the head, from the lowest ring to the point straight above. The first
 * direction of a ring is straight ahead.
 */
const RING_SIZES = Uint8Array.of(56, 60, 72, 72, 72, 72, 72, 60, 56, 45, 36, 24, 12, 1);
const LOWEST_RING_DEGREES = -40;
const RING_STEP_DEGREES = 10;
const RADIANS_PER_DEGREE = Math.PI / 180;
const TOP_RING = RING_SIZES.length - 1;

/** The direction before the first one of each ring. */
const RING_OFFSETS = new Uint16Array(RING_SIZES.length);
/** The mirrored direction, by direction; that of direction 0 is 0. */
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
 * Returns the measured direction nearest to a vector from the head, 1 to 710. It takes the nearest ring and the nearest
 * direction in it, so the error never exceeds half a step of each. The vector may have any length whose square is
 * representable (1e-150 to 1e150), in any unit. Directions lie in rings of equal elevation, -40 to 90 degrees in steps
 * of 10, clockwise as seen from above, starting straight ahead; anything below -40 counts as -40. Returns 0, which
 * means no direction, if the vector is not finite or its length is outside that range.
 */
export function headDirection(right: number, up: number, forward: number): number {
  // Not `Math.hypot`, which takes as long as everything else together.
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
 * Returns the direction with left and right exchanged: one ear hears from it what the other hears from `direction`. 0
 * for 0.
 */
export function mirroredDirection(direction: number): number {
  return MIRRORS[direction]!;
}

/**
 * Returns how much later the far ear hears a direction than the near one, in whole samples, -31 to 31: positive if the
 * left ear is the far one, as for `interauralDelaySamples`. 0 for 0.
 */
export function directionDelaySamples(direction: number): number {
  return DELAYS[direction]!;
}

/**
 * Decodes the impulse responses of a head's left ear: 710 x 64 taps at 48 kHz, direction d at (d - 1) * 64. The right
 * ear uses those of the mirrored direction. They have no delay (minimum phase) and no timbre of their own: the average
 * over all directions is flat. For each direction, the mean power of speech's long-term average spectrum at both ears
 * is 1, as for an unfiltered voice. A voice with the gains of the centre, sqrt(1/2) for each ear, therefore keeps
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
