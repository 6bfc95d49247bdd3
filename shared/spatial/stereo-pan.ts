/** Leaves the far ear at sqrt(0.05), a quarter of the near ear (Mumble's choice): one ear alone is unpleasant. */
const MAX_PAN = 0.9;

/** Beyond this distance the side stays audible, even if a law is at full loudness farther out. */
const MAX_CENTRE_METRES = 2;

/**
 * How far to a listener's right something is, metres (negative: left), from its position relative to the listener
 * (axes of `Pose`) and the listener's yaw. The right-hand vector is (cos yaw, 0, -sin yaw).
 */
export function lateralMetres(deltaXMetres: number, deltaZMetres: number, cosYaw: number, sinYaw: number): number {
  return deltaXMetres * cosYaw - deltaZMetres * sinYaw;
}

/**
 * Pan of a speaker, -0.9 (left) to 0.9 (right): 0.9 * lateral / max(distance, min(minMetres, 2
 * m)), the sine of the angle off the median plane. So behind sounds as in front, height draws to the centre, and close
 * by the side fades away instead of flipping. `distanceMetres` is in space, so it is never less than the lateral part.
 */
export function stereoPan(lateral: number, distanceMetres: number, minMetres: number): number {
  const reference = Math.max(distanceMetres, Math.min(minMetres, MAX_CENTRE_METRES));
  return reference > 0 ? (MAX_PAN * lateral) / reference : 0;
}

/**
 * Share of the amplitude for the left ear. Constant power: panLeft^2 + panRight^2 = 1; sqrt(1/2) each at the centre.
 */
export function panLeft(pan: number): number {
  return Math.sqrt((1 - pan) / 2);
}

/** Share of the amplitude for the right ear; see `panLeft`. */
export function panRight(pan: number): number {
  return Math.sqrt((1 + pan) / 2);
}
