/** Far below hearing, and far above where processors calculate slowly because numbers are denormal. */
const RESIDUE = 1e-15;

/** The value, or 0 where it is only what is left of a sound long gone. For what filters remember, once a frame. */
export function withoutResidue(value: number): number {
  return value > RESIDUE || value < -RESIDUE ? value : 0;
}
