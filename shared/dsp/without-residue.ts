/** Far below hearing, and far above where processors calculate slowly because numbers are denormal. */
const RESIDUE = 1e-15;

/**
 * The value, or 0 where it is only what is left of a sound long gone. For what filters and delay lines remember: once a frame is
 * enough where it falls slowly, at each sample where it goes round. Rounding instead would leave the last bit going round for ever.
 */
export function withoutResidue(value: number): number {
  return value > RESIDUE || value < -RESIDUE ? value : 0;
}
