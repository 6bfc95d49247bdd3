/**
 * Where a player stands and looks. The axes are those of Mumble's positional audio, because games write them:
 * left-handed, x to the right (east), y up, z to the front (north), 1 unit = 1 metre.
 */
export interface Pose {
  readonly xMetres: number;
  readonly yMetres: number;
  readonly zMetres: number;
  /** Heading on the ground, radians, clockwise seen from above: 0 looks along +z, pi/2 along +x. */
  readonly yawRadians: number;
}

/** The largest coordinate. Beyond it a float32 no longer resolves a tenth of a metre. */
export const MAX_COORDINATE_METRES = 1_000_000;

export const ORIGIN_POSE: Pose = { xMetres: 0, yMetres: 0, zMetres: 0, yawRadians: 0 };
