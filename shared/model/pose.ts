/**
 * Where somebody stands and looks. Axes as in Mumble's positional audio, so that games fit: left-handed, x to the right
 * (east), y up, z to the front (north), 1 unit = 1 metre.
 */
export interface Pose {
  readonly xMetres: number;
  readonly yMetres: number;
  readonly zMetres: number;
  /** Heading on the ground, radians, clockwise seen from above: 0 looks along +z, pi/2 along +x. */
  readonly yawRadians: number;
}

/** No world is larger: beyond this a float32 no longer resolves a tenth of a metre. */
export const MAX_COORDINATE_METRES = 1_000_000;

export const ORIGIN_POSE: Pose = { xMetres: 0, yMetres: 0, zMetres: 0, yawRadians: 0 };
