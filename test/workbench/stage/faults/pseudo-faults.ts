import { findCutTexts } from './cut-texts.ts';
import { findOverlaps } from './overlaps.ts';
import { findTextFaults } from './text-faults.ts';

/** Finds what only pseudo texts reveal: texts in no catalogue, shortened texts, and texts that need too much room. */
export function findPseudoFaults(): readonly string[] {
  return [...findTextFaults(), ...findCutTexts(), ...findOverlaps()];
}
