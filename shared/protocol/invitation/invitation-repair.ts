import { findChecksum, toSextets } from './invitation-code.ts';
import { readInvitationCode, type CodeContent } from './invitation.ts';

/** The longest code to repair: the number of attempts grows with the square of the length. */
export const MAX_REPAIRED_CHARACTERS = 300;
/** How many ways of writing the dashes of one code are tried. */
const MAX_DASH_VARIANTS = 243;

const SYMBOLS = 64;
const UNDERSCORE = 63;

/** Reads a code that may have dashes in place of hyphens; undefined if no CRC-32 confirms it. */
export function readCodeWithDashes(code: string): CodeContent | undefined {
  const parts = code.split(/([^\w-])/);
  let variantCount = 1;
  for (let index = 1; index < parts.length; index += 2) variantCount *= hyphensFor(parts[index] ?? '').length;
  for (let variant = 0; variant < Math.min(variantCount, MAX_DASH_VARIANTS); variant++) {
    const content = readInvitationCode(toSextets(writeVariant(parts, variant)));
    if (content !== undefined) return content;
  }
  return undefined;
}

/** Reads a code that lost an underscore; undefined if no CRC-32 confirms that. */
export function readCodeWithoutUnderscore(code: string): CodeContent | undefined {
  const sextets = toSextets(code);
  for (let index = 0; index <= sextets.length; index++) {
    const content = readInvitationCode(insertSymbols(sextets, index, 1, UNDERSCORE));
    if (content !== undefined) return content;
  }
  return undefined;
}

/**
 * Reads a code that lost two underscores, or two pairs of them, which Markdown takes for the marks of italic and bold
 * text; undefined if no CRC-32 confirms that.
 */
export function readCodeWithoutMarks(code: string): CodeContent | undefined {
  const sextets = toSextets(code);
  for (const width of [1, 2]) {
    for (let first = 0; first <= sextets.length; first++) {
      // The second mark moves to the right from the first one; what it passes moves to its left.
      const marked = insertSymbols(sextets, first, 2 * width, UNDERSCORE);
      for (let second = first; second <= sextets.length; second++) {
        if (findChecksum(marked) !== undefined) return readInvitationCode(marked);
        marked[second + width] = sextets[second] ?? UNDERSCORE;
        marked[second + 2 * width] = UNDERSCORE;
      }
    }
  }
  return undefined;
}

/**
 * Returns the number of the wrong character, counted from 1, if changing, adding or removing one character, or swapping
 * two, makes a code that its CRC-32 confirms; else undefined. A code that only lacks its last character has no typo.
 */
export function findTypo(code: string): number | undefined {
  const sextets = toSextets(code);
  const longer = insertSymbols(sextets, sextets.length, 1, 0);
  for (let symbol = 0; symbol < SYMBOLS; symbol++) {
    longer[sextets.length] = symbol;
    if (isConfirmed(longer)) return undefined;
  }
  for (let index = 0; index < sextets.length; index++) if (isTypoAt(sextets, index)) return index + 1;
  return undefined;
}

function isTypoAt(sextets: Uint8Array, index: number): boolean {
  const changed = sextets.slice();
  const longer = insertSymbols(sextets, index, 1, 0);
  for (let symbol = 0; symbol < SYMBOLS; symbol++) {
    changed[index] = symbol;
    longer[index] = symbol;
    if (isConfirmed(changed) || isConfirmed(longer)) return true;
  }
  const shorter = sextets.slice(0, -1);
  shorter.set(sextets.subarray(index + 1), index);
  if (isConfirmed(shorter)) return true;
  if (index + 1 === sextets.length) return false;
  const swapped = sextets.slice();
  swapped.set([sextets[index + 1] ?? 0, sextets[index] ?? 0], index);
  return isConfirmed(swapped);
}

function isConfirmed(sextets: Uint8Array): boolean {
  return findChecksum(sextets) !== undefined && readInvitationCode(sextets)?.kind === 'invitation';
}

function insertSymbols(sextets: Uint8Array, index: number, count: number, symbol: number): Uint8Array {
  const longer = new Uint8Array(sextets.length + count);
  longer.set(sextets.subarray(0, index));
  longer.fill(symbol, index, index + count);
  longer.set(sextets.subarray(index), index + count);
  return longer;
}

/** Writes the dashes of a code, which are its odd parts, with hyphens. Low variants differ in the first dashes. */
function writeVariant(parts: readonly string[], variant: number): string {
  let rest = variant;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const choices = hyphensFor(part);
      const choice = choices[rest % choices.length] ?? '-';
      rest = Math.floor(rest / choices.length);
      return choice;
    })
    .join('');
}

/** Returns what a dash may have been, the likeliest first. */
function hyphensFor(dash: string): readonly string[] {
  if (dash === '\u2014') return ['--', '---', '-'];
  return dash === '\u2013' ? ['--', '-'] : ['-'];
}
