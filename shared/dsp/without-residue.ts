/** Far below hearing, and far above denormal numbers, which processors calculate slowly. */
const RESIDUE = 1e-15;

/** Returns the value, or 0 when it is only the residue of a past sound. Apply it to a filter's state once per frame. */
export function withoutResidue(value: number): number {
  return value > RESIDUE || value < -RESIDUE ? value : 0;
}
