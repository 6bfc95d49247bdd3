/** A heading in degrees, however many turns -> radians, between -2 pi and 2 pi. */
export function radiansOf(degrees: number): number {
  return ((degrees % 360) * Math.PI) / 180;
}
