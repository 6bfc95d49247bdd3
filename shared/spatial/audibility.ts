/**
 * A speaker out of earshot must come this much nearer than the edge to be heard, so that standing at the edge does not
 * flicker.
 */
const ENTRY_SHARE = 0.995;

/**
 * Returns whether a speaker at `distanceMetres` is within earshot, given whether it was. It leaves at `maxMetres`,
 * where every law has reached silence, and enters half a percent before. NaN is out of earshot.
 */
export function isWithinEarshot(wasWithinEarshot: boolean, distanceMetres: number, maxMetres: number): boolean {
  return distanceMetres < (wasWithinEarshot ? maxMetres : maxMetres * ENTRY_SHARE);
}
