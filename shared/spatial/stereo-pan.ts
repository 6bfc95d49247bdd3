/** Full pan leaves the far ear at sqrt(0.05), a quarter of the near ear (Mumble's choice): one ear alone is unpleasant. */
const MAX_PAN = 0.9;

/**
 * Pan of a speaker for a listener, -0.9 (left) to 0.9 (right), from the speaker's position relative to the listener
 * (speaker - listener, metres, axes of `Pose`) and the listener's yaw. The right-hand vector is (cos yaw, 0, -sin yaw).
 *
 * pan = 0.9 * lateral / max(distance, minMetres): the sine of the angle off the median plane, so behind sounds as in
 * front, height draws to the centre, and within `minMetres` the side fades away instead of flipping.
 */
export function stereoPan(
  deltaXMetres: number,
  deltaZMetres: number,
  distanceMetres: number,
  cosYaw: number,
  sinYaw: number,
  minMetres: number,
): number {
  const reference = Math.max(distanceMetres, minMetres);
  if (!(reference > 0)) return 0;
  const lateral = deltaXMetres * cosYaw - deltaZMetres * sinYaw;
  return (MAX_PAN * lateral) / reference;
}

/** Share of the amplitude for the left ear. Constant power: panLeft^2 + panRight^2 = 1; sqrt(1/2) each at the centre. */
export function panLeft(pan: number): number {
  return Math.sqrt((1 - pan) / 2);
}

/** Share of the amplitude for the right ear; see `panLeft`. */
export function panRight(pan: number): number {
  return Math.sqrt((1 + pan) / 2);
}
